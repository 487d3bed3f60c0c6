background("{{place}}")
hero.x = 700
hero.y = 260
hero.say("{{lost}}")
