background("{{place}}")
hero.x = 3
