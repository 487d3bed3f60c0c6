background("{{place}}")
hero.x = 40
goal = sprite("{{goal}}", 560, 250)

def each_tick():
    if key("right"):
        hero.x = hero.x + 4
    if touching(hero, goal):
        hero.x = 40
