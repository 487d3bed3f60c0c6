background("{{place}}")
hero.look = "{{hero}}"
hero.x = 100
danger = sprite("{{danger}}", 320, 0)

def each_tick():
    danger.y = danger.y + game.level
    if danger.y > 360:
        danger.y = 0
        game.level = game.level + 1
    if game.level > 30:
        game.level = 3
