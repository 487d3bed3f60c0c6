background("{{place}}")
hero.x = 100
danger = sprite("{{danger}}", 320, 0)
danger.speed_y = 3

def each_tick():
    if key("right"):
        hero.x = hero.x + 4
    if hero.y > 360:
        hero.y = 0
