background("{{place}}")
hero.x = 320
danger = sprite("{{danger}}", 320, 0)
danger.speed_y = 2
