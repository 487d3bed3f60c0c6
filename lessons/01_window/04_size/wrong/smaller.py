background("village")
hero.size = 0.5
hero.say("{{grow}}")
