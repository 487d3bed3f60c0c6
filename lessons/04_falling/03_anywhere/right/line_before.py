background("{{place}}")
hero.x = 100
danger = sprite("{{danger}}", 320, 0)
danger.speed_y = 3

def each_tick():
    if danger.y > 360:
        danger.x = chance(20, 620)
        danger.y = 0
