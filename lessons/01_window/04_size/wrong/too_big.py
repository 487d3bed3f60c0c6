background("village")
hero.size = 20
hero.say("{{grow}}")
