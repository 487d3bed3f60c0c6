background("{{place}}")
hero.x = 600
