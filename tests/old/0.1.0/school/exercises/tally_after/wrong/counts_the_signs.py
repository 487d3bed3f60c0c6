count_1 = 2
count_2 = 4
count_3 = 2
count_4 = 4
