background("{{place}}")
hero.look = "{{hero}}"
dangers = []
for x in [100, 250, 400, 550]:
    dangers.append(sprite("{{danger}}", x, 0 - x))

def each_tick():
    for danger in dangers:
        danger.y = danger.y + 3
        if danger.y > 360:
        danger.y = 0
