path_1 = "{{example}}"
path_2 = ["up", "up", "up", "right", "right", "right", "right"]
path_3 = ["up", "up"]
path_4 = ["down", "down", "down", "down"]
path_5 = ["up", "left"]

read_back(path_1, path_2, path_3, path_4, path_5)
