background("{{place}}")
goals = []
for x in [100, 210, 320, 430, 540]:
    goals.append(goal)
    goal = sprite("{{goal}}", x, 250)
light(goals[0])
