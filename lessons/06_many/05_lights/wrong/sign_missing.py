background("{{place}}")
hero.look = "{{hero}}"
hero.x = 40
goals = []
for x in [150, 300, 450, 600]:
    goals.append(sprite("{{goal}}", x, 250))

def each_tick():
    if key("right"):
        hero.x = hero.x + 4
    for goal in goals:
        if touching(hero, goal:
            light(goal)
