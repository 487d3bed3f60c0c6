background("{{place}}")
goals = []
for x in [100, 200, 300, 400, 500]:
    goals.append(sprite("{{goal}}", x, 250))
light(goals[4])
music("avalanche")

def spread(goal):
    for other in goals:
        if distance(goal, other) < 120:
            light(other)

def each_tick():
    if every(1):
        sound("spark")
        for goal in goals:
            if pose == "lit":
                spread(goal)
