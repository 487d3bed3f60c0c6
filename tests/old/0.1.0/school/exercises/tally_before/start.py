count_1 = 7
count_2 = 0
count_3 = 0
count_4 = 0
