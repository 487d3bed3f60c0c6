line_a = 3
number_a = 5
line_b = 4
number_b = 3
line_c = 5
number_c = 3
line_d = 4
number_d = 2
