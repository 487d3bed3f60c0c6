background("{{place}}")
hero.x = 60
goal = sprite("{{goal}}", 560, 250)

def each_tick():
    if key("right"):
        hero.x = hero.x + 4
    if touching(hero, goal):
        game.score = game.score + 1
        hero.x = 60
