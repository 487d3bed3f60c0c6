background("{{place}}")
hero.x = 40
goal = sprite("{{goal}}", 300, 250)
def each_tick():
    if touching(hero, goal):
        win()
        background("{{ending}}")
        title("{{ending_says}}")
    if key("right"):
        hero.x = hero.x + 4
