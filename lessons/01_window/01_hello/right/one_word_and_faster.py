background("{{place}}")
hero.say("Salut")

def each_tick():
    if key("right"):
        hero.x = hero.x + 10
    if key("left"):
        hero.x = hero.x - 10
