background("{{place}}")
hero.x = 320
danger = sprite("{{danger}}", 320, 0)
danger.speed_y = 2

def each_tick():
    hero.x = hero.x - 1
    if touching(hero, danger):
        hero.say("{{danger_says}}")
