background("{{place}}")
hero.x = 100
hero.x = x + 200
