background(night)
hero.say("{{here}}")
