hero.x = 300
