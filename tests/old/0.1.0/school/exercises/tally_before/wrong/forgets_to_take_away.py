count_1 = 7
count_2 = 11
count_3 = 11
count_4 = 8
