path = []
place = 0
