background("{{place}}")
hero.look = "{{hero}}"

def each_tick():
    if key("left"):
        hero.x = hero.x + 4
