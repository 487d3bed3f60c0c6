hero.x = 100
