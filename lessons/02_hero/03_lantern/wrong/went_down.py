background("night")
sprite("lantern", 360, 90)
hero.x = 320
hero.y = 350
