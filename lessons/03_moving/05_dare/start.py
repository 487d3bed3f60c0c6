background("village")
hero.look = "{{hero}}"

def each_tick():
    if key("right"):
        hero.x = hero.x + 4
