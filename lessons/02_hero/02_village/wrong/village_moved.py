background("{{place}}")
sprite("village", 100, 260)
hero.x = 100
