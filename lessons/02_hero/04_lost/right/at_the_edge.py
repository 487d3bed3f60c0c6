background("{{place}}")
hero.x = 600
hero.y = 260
hero.say("{{lost}}")
