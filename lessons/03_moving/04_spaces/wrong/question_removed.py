background("village")
hero.look = "{{hero}}"

def each_tick():
    hero.pose = "walking"
    hero.x = hero.x + 4
