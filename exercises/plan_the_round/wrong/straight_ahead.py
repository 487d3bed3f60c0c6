path_1 = "{{example}}"
path_2 = ["right", "right", "right", "right", "down", "down", "down"]
path_3 = ["right", "right"]
path_4 = ["right", "right", "right", "right"]
path_5 = ["right", "down"]

read_back(path_1, path_2, path_3, path_4, path_5)
