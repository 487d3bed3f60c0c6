hero.x = 3000
