background("{{place}}")
hero.look = "{{hero}}"
hero.gravity = 0.2

def each_tick():
    if hero.y > 260:
        hero.y = 260
        hero.speed_y = 0
        if key("up"):
            hero.speed_y = 0
