background("{{place}}")
hero.x = 640 / 2
