background("village")
hero.look = "{{hero}}"

def each_tick():
    if key("right"):
        hero.pose = "walking"
