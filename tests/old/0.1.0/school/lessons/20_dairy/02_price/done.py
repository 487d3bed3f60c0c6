def price(cheeses):
    return cheeses * 4

hero.say(price(3))
