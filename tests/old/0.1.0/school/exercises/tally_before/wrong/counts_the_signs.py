count_1 = 3
count_2 = 3
count_3 = 3
count_4 = 4
