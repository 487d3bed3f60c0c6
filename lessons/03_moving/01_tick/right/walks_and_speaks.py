background("dawn")
hero.look = "{{hero}}"

def each_tick():
    hero.x = hero.x + 2
    hero.say("OK")
