background("village")
hero.say("{{ready}}")
