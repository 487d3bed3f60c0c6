background("{{place}}")
goals = []
for x in [80, 180, 280, 400, 560]:
    goals.append(sprite("{{goal}}", x, 250))
light(goals[0])

for goal in goals:
    if distance(goal, goals[0]) < 150:
        light(goal)
