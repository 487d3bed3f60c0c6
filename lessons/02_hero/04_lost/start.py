background("{{place}}")
hero.x = 3200
hero.y = 260
hero.say("{{lost}}")
