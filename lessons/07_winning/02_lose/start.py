background("{{place}}")
hero.look = "{{hero}}"
game.lives = story_lives
danger = sprite("{{danger}}", 320, 0)
danger.speed_y = 3

def each_tick():
    if key("right"):
        hero.x = hero.x + 4
    if touching(hero, danger):
        game.lives = game.lives - 1
        danger.y = 0
