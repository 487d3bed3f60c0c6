cheeses = 1
hero.x = 100 + cheeses * 40
