background("{{place}}")
sprite("village", 500, 260)
hero.x = 640
