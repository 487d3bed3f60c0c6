background("{{place}}")
hero.look = "{{hero}}"
hero.x = 40

for x in [150, 300, 580]:
    sprite("{{goal}}", x, 250)
