background("dawn")
sprite("cloud", 200, 140)
hero.x = 140
hero.y = 200
