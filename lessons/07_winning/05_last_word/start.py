    if touching(hero, goal):
background("{{place}}")
hero.x = 40
        win()
goal = sprite("{{goal}}", 300, 250)
    if key("right"):
        hero.x = hero.x + 4
def each_tick():
        background("{{ending}}")
        title("{{ending_says}}")
