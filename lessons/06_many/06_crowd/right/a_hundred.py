background("{{place}}")
hero.look = "{{hero}}"
hero.x = 40
goals = []
for x in [150, 300, 450, 600]:
    goals.append(sprite("{{goal}}", x, 250))
dangers = []
for number in range(100):
    dangers.append(sprite("{{danger}}", chance(100, 600), -60 * number))

def each_tick():
    if key("right"):
        hero.x = hero.x + 4
    if key("left"):
        hero.x = hero.x - 4
    for goal in goals:
        if touching(hero, goal):
            light(goal)
    for danger in dangers:
        danger.y = danger.y + 2
        if danger.y > 360:
            danger.y = 0
