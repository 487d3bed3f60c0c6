background("workshop")
hero.say("{{dare}}")
