background("{{place}}")
hero.x = "320"
