path = ["right", "right", "right"]
place = len(walk(path))
