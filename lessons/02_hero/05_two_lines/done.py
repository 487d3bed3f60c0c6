background("dawn")
sprite("cloud", 200, 140)
hero.x = 200
hero.y = 140
