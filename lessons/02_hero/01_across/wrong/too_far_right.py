background("{{place}}")
hero.x = 500
