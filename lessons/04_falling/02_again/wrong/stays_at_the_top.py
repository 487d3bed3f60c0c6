background("{{place}}")
hero.x = 100
danger = sprite("{{danger}}", 320, 0)
danger.speed_y = 3

def each_tick():
    if key("right"):
        hero.x = hero.x + 4
    if danger.y < 360:
        danger.y = 0
