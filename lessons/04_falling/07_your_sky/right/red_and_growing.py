background("{{place}}")
hero.look = "{{hero}}"
danger = sprite("{{danger}}", 320, 0)
danger.speed_y = 2
danger.colour = "red"

def each_tick():
    if every(1):
        danger.size = danger.size + 0.1
