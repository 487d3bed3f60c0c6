background("{{place}}")
hero.look = "{{hero}}"
hero.x = 40
goal = sprite("{{goal}}", 300, 250)

def each_tick():
    if key("right"):
        hero.x = hero.x + 4
    if touching(hero, goal):
        game.score = game.score + 1
        hero.x = 40
    if game.score == story_points:
        game.score = 0
