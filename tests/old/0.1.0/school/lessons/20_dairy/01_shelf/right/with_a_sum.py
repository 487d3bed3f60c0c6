cheeses = 2 + 4
hero.x = 100 + cheeses * 40
