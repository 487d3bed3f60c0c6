background("{{place}}")
hero.x = -320
hero.y = 260
hero.say("{{lost}}")
