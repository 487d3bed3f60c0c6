background("{{place}}")
danger = sprite("{{danger}}", 320, 0)
danger.speed_y = 2

def fall_again():
    danger.y = 0
    danger.x = chance(40, 600)

def each_tick():
    if danger.y > 360:
        sound("bump")
        fall_again()
