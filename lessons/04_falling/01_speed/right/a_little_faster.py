background("{{place}}")
hero.x = 100
danger = sprite("{{danger}}", 320, 0)
danger.speed_y = 1.5
