background("{{place}}")
hero.look = "{{hero}}"
hero.x = 40
goals = []
for x in [600, 500, 400, 300, 200]:
    goals.append(sprite("{{goal}}", x, 250))

def spread(goal):
    for other in goals:
        if distance(goal, other) <= 100:
            light(other)

def each_tick():
    if key("right"):
        hero.x = hero.x + 4
    if touching(hero, goals[4]):
        light(goals[4])
    if every(1):
        for goal in goals:
            if goal.pose == "lit":
                spread(goal)
