background("{{mountain}}")
hero.say("{{here}}")
