path_1 = "{{example}}"
path_2 = ["right", "right", "up", "up", "up", "right", "right"]
path_3 = ["right", "right", "up", "up", "up", "up", "up", "left", "left", "down", "down", "down"]
path_4 = ["right", "right", "down", "down", "up", "up", "left", "left", "down", "down", "down", "down"]
path_5 = ["up", "left", "left"]

read_back(path_1, path_2, path_3, path_4, path_5)
