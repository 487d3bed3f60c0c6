count_1 = 7
count_2 = "11"
count_3 = "9"
count_4 = "6"
