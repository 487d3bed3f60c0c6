background("{{place}}")
danger = sprite("{{danger}}", 320, -40)
def each_tick():
    if every(story_seconds):
        danger.y = 0
        danger.speed_y = 2
