background("night")
sprite("lantern", 360, 90)
hero.x = 400
hero.y = 60
