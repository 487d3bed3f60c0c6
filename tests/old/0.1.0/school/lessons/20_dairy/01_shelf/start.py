cheeses = 2
hero.x = 100 + cheeses * 40
