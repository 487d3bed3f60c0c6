line_a = 3
number_a = 5
line_b = 5
number_b = 7
line_c = 3
number_c = 5
line_d = 2
number_d = 4
