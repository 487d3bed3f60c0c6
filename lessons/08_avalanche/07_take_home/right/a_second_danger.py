background("{{place}}")
title("{{rule_says}}")
hero.look = "{{hero}}"
hero.x = 40
hero.say("{{hero_says}}")
game.lives = story_lives
danger = sprite("{{danger}}", 320, 0)
other = sprite("{{danger}}", 200, -180)
goals = []
for x in [110, 230, 350, 470, 590]:
    goals.append(sprite("{{goal}}", x, 250))

def walk():
    if key("right"):
        hero.x = hero.x + 4
    if key("left"):
        hero.x = hero.x - 4

def fall():
    danger.y = danger.y + game.level
    if touching(hero, danger):
        hero.say("{{danger_says}}")
        game.lives = game.lives - 1
        danger.y = 400
    if danger.y > 360:
        danger.y = 0
        danger.x = chance(140, 480)
    other.y = other.y + 1
    if touching(hero, other):
        game.lives = game.lives - 1
        other.y = 400
    if other.y > 360:
        other.y = -180

def deliver():
    if touching(hero, goals[4]):
        hero.say("{{goal_says}}")
        game.score = game.score + 1
        game.level = game.level + 1
        hero.x = 40
    if game.score == story_points:
        light(goals[4])
        music("avalanche")

def spread(goal):
    for other in goals:
        if distance(goal, other) < 150:
            light(other)

def avalanche():
    for goal in goals:
        if goal.pose == "lit":
            spread(goal)

def each_tick():
    walk()
    fall()
    deliver()
    if every(story_seconds):
        avalanche()
    the_end()

def the_end():
    if game.lives == 0:
        lose()
    if goals[0].pose == "lit":
        background("{{ending}}")
        title("{{ending_says}}")
        win()
