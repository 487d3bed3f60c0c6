background("{{place}}")
hero.look = "{{hero}}"
hero.x = 40

for x in [120, 220, 320, 420, 520, 620]:
    sprite("{{goal}}", x, 250)
