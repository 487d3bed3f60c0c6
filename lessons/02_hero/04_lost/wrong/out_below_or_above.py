background("{{place}}")
hero.x = 320
hero.y = 2600
hero.say("{{lost}}")
