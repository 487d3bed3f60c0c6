hero.x = 10
