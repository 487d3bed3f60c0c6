background("village")
hero.size = 1
hero.say("{{grow}}")
