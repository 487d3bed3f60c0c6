def price(cheeses):
    return 4

hero.say(price(3))
