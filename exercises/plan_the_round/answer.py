path_1 = "{{example}}"
path_2 = ["right", "down", "down", "right", "right", "right", "down"]
path_3 = ["down", "down", "right", "right", "right", "up", "up", "left"]
path_4 = ["up", "up", "right", "right", "left", "left", "down", "down", "right", "right", "right", "right"]
path_5 = ["right", "right", "down"]

read_back(path_1, path_2, path_3, path_4, path_5)
