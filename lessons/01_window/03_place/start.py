background("valley")
hero.say("{{here}}")
