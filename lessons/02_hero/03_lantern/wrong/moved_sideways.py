background("night")
sprite("lantern", 360, 90)
hero.x = 90
hero.y = 260
