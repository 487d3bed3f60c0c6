background("{{place}}")
hero.x = 100
hero.x = hero.x + 200
