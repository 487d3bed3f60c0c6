background("{{place}}")
hero.x = 3200
hero.y = 100
hero.say("{{lost}}")
