line_a = 3
number_a = 5
line_b = 3
number_b = 4
line_c = 3
number_c = 4
line_d = 2
number_d = 6
