background("{{place}}")
danger = sprite("{{danger}}", 320, -40)
    if every(story_seconds):
def each_tick():
        danger.x = chance(40, 600)
        danger.y = 0
        danger.speed_y = 2
