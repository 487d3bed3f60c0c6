background("{{place}}")
hero.look = "{{hero}}"
hero.x = 40

for x in [150, 300, 450]:
    sprite("{{goal}}", x, 250)
