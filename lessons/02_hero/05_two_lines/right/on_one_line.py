background("dawn")
sprite("cloud", 200, 140)
hero.x, hero.y = 200, 140
