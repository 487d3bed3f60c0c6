background("{{place}}")
hero.look = "{{hero}}"
hero.x = 40
game.lives = story_lives
goal = sprite("{{goal}}", 580, 250)
danger = sprite("{{danger}}", 320, 0)

def fall_again():
    danger.y = 0
    danger.x = chance(120, 480)

def each_tick():
    danger.y = danger.y + game.level
    if key("right"):
        hero.x = hero.x + 4
    if key("left"):
        hero.x = hero.x - 4
    if danger.y > 360:
        fall_again()
    if touching(hero, danger):
        game.lives = game.lives - 1
        fall_again()
    if touching(hero, goal):
        game.score = game.score + 2
        game.level = game.level + 1
        hero.x = 40
    if game.lives == 0:
        lose()
    if game.score > story_points:
        background("{{ending}}")
        title("{{ending_says}}")
        win()
