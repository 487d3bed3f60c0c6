def price(cheeses):
    total = 0
    for each in range(cheeses):
        total = total + 4
    return total

hero.say(price(3))
