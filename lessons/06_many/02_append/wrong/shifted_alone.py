background("{{place}}")
goals = []
    goals.append(goal)
for x in [100, 210, 320, 430, 540]:
    goal = sprite("{{goal}}", x, 250)
light(goals[0])
