background("{{place}}")
hero.x = 260
spark = sprite("spark", 320, 240)
spark.speed_y = -6
spark.gravity = 0.5
