background("{{place}}")
hero.look = "{{hero}}"

def each_tick():
    if key("{{arrow}}"):
        hero.x = hero.x + 4
