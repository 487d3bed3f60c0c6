cheeses = 13
hero.x = 100 + cheeses * 40
