danger = sprite("{{danger}}", 320, -40)
    if every(story_seconds):
background("{{place}}")
        danger.x = chance(40, 600)
def each_tick():
        danger.y = 0
        danger.speed_y = 2
