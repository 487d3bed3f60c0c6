background("{{place}}")
hero.x = 40
goal = sprite("{{goal}}", 300, 250)
def each_tick():
    if touching(hero, goal):
        hero.x = hero.x + 4
    if key("right"):
        background("{{ending}}")
        title("{{ending_says}}")
        win()
