background("{{place}}")
hero.x = 300
