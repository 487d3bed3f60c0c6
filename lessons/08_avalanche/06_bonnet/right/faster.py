background("{{place}}")
hero.look = "{{hero}}"
hero.x = 0

def each_tick():
    hero.x = hero.x + 6
    if hero.x > 640:
        hero.x = 0
