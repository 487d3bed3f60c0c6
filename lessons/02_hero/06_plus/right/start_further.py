background("{{place}}")
hero.x = 250
hero.x = hero.x + 50
