hero.x = 100 + 250
