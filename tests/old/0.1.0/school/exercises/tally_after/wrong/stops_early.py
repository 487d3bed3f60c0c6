count_1 = 6
count_2 = 16
count_3 = 4
count_4 = 0
