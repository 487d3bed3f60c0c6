def price(cheeses):
    return chesses * 4

hero.say(price(3))
