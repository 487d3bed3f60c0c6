background("village")
hero.size = "2"
hero.say("{{grow}}")
