background("{{place}}")
hero.look = "{{hero}}"
hero.x = 100
danger = sprite("{{danger}}", 320, 0)
danger.speed_y = 2
danger.speed_x = 0.5

def each_tick():
    if key("right"):
        hero.x = hero.x + 4
    if key("left"):
        hero.x = hero.x - 4
    if danger.y > 360:
        danger.y = 0
        danger.x = chance(40, 600)
