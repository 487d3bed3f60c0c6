line_a = 3
number_a = 5
line_b = 2
number_b = 4
line_c = 3
number_c = 2
line_d = 6
number_d = 3
