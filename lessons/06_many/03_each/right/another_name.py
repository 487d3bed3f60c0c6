background("{{place}}")
hero.look = "{{hero}}"
dangers = []
for x in [100, 250, 400, 550]:
    dangers.append(sprite("{{danger}}", x, 0))

def each_tick():
    if key("right"):
        hero.x = hero.x + 4
    for each in dangers:
        each.y = each.y + 1
