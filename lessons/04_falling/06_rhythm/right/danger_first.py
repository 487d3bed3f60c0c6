danger = sprite("{{danger}}", 320, -40)
background("{{place}}")
def each_tick():
    if every(story_seconds):
        danger.speed_y = 2
        danger.y = 0
        danger.x = chance(40, 600)
