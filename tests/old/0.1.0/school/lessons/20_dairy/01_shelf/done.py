cheeses = 6
hero.x = 100 + cheeses * 40
