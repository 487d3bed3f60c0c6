path = 3 * ["right"]
place = 3
