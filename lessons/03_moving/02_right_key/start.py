background("{{place}}")
hero.look = "{{hero}}"

def each_tick():
    if key("space"):
        hero.x = hero.x + 4
