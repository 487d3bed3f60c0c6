background("{{place}}")
hero.x = 345
danger = sprite("{{danger}}", 320, 0)
danger.speed_y = 2

def each_tick():
    if touching(hero, danger):
        hero.say("{{danger_says}}")
