background("{{place}}")
danger = sprite("{{danger}}", 320, 0)
danger.speed_y = 2

def fall_again():
    danger.y = -30
    danger.x = chance(40, 600)

def each_tick():
    if danger.y > 380:
        fall_again()
        sound("bump")
