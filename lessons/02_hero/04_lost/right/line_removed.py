background("{{place}}")
hero.y = 260
hero.say("{{lost}}")
