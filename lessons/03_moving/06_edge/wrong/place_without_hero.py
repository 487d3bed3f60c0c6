background("dawn")
hero.look = "{{hero}}"

def each_tick():
    if key("right"):
        hero.x = hero.x + 4
    if x > 600:
        hero.x = 600
