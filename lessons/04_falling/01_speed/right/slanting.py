background("{{place}}")
hero.x = 100
danger = sprite("{{danger}}", 320, 0)
danger.speed_y = 3
danger.speed_x = 1
