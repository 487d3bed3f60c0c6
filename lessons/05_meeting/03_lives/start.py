background("{{place}}")
game.lives = story_lives
danger = sprite("{{danger}}", 320, 0)
danger.speed_y = 2

def each_tick():
    if touching(hero, danger):
        sound("bump")
