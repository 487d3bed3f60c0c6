background("{{place}}")
hero.look = "{{hero}}"
danger = sprite("{{danger}}", 320, 0)
danger.sped_y = 2
