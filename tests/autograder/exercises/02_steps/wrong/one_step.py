path = ["right"]
place = 1
