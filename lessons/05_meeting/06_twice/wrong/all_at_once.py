background("{{place}}")
hero.look = "{{hero}}"
game.lives = story_lives
goal = sprite("{{goal}}", 560, 250)
danger = sprite("{{danger}}", 320, 0)
danger.speed_y = 2

def fall_again():
    danger.y = 0
    danger.x = chance(40, 600)

def each_tick():
    if key("right"):
        hero.x = hero.x + 4
    if key("left"):
        hero.x = hero.x - 4
    if touching(hero, goal):
        game.score = game.score + 1
        hero.x = 40
    if danger.y > 360:
        fall_again()
    if touching(hero, danger):
        game.lives = game.lives - 10
        fall_again()
