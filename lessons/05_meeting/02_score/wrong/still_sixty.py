background("{{place}}")
hero.x = 320
goal = sprite("{{goal}}", 500, 250)

def each_tick():
    if key("right"):
        hero.x = hero.x + 4
    if touching(hero, goal):
        game.score = game.score + 1
        x = 40
