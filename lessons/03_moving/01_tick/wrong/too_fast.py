background("{{place}}")
hero.look = "{{hero}}"

def each_tick():
    hero.x = hero.x + 100
