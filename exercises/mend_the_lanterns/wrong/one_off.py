line_a = 3
number_a = 5
line_b = 4
number_b = 2
line_c = 2
number_c = 2
line_d = 3
number_d = 8
