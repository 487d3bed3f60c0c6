background("village")
hero.size = 1.5
hero.say("{{grow}}")
