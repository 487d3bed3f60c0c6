goal = sprite("{{goal}}", 300, 250)
background("{{place}}")
hero.x = 40
def each_tick():
    if key("right"):
        hero.x = hero.x + 4
    if touching(hero, goal):
        title("{{ending_says}}")
        background("{{ending}}")
        win()
