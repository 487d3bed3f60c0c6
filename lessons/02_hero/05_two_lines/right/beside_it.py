background("dawn")
hero.y = 150
hero.x = 230
sprite("cloud", 200, 140)
