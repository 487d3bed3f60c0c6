background("workshop")
hero.say("{{dare}}")
titel("{{spark}}")
