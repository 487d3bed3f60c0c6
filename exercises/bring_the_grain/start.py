path_1 = "{{example}}"
path_2 = ""
path_3 = ""
path_4 = ""
path_5 = ""

read_back(path_1, path_2, path_3, path_4, path_5)
