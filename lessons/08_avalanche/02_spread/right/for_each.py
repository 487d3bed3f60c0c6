background("{{place}}")
goals = []
for x in [100, 200, 300, 400, 500]:
    goals.append(sprite("{{goal}}", x, 250))

def spread(goal):
    for other in goals:
        if distance(goal, other) < 120:
            light(other)

spread(goals[2])
for goal in goals:
    spread(goal)
