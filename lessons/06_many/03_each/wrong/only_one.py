background("{{place}}")
hero.look = "{{hero}}"
dangers = []
for x in [100, 250, 400, 550]:
    dangers.append(sprite("{{danger}}", x, 0))

def each_tick():
    if key("right"):
        hero.x = hero.x + 4
    dangers[0].y = dangers[0].y + 2
