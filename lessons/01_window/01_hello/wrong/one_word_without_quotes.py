background("{{place}}")
hero.say(Hello)

def each_tick():
    if key("right"):
        hero.x = hero.x + 4
    if key("left"):
        hero.x = hero.x - 4
