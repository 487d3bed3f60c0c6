cheeses = 40
hero.x = 100 + cheeses * 40
