background("dawn")
hero.look = "{{hero}}"

def each_tick():
    if key("right") and hero.x < 600:
        hero.x = hero.x + 4
