background("village")
hero.size = 4
hero.say("{{grow}}")
