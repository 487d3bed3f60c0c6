goals = []
background("{{place}}")
for x in [100, 210, 320, 430, 540]:
    goal = sprite("{{goal}}", x, 250)
    goals.append(goal)
light(goals[0])
