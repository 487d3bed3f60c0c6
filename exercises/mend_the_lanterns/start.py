line_a = 3
number_a = 5
line_b = 0
number_b = 0
line_c = 0
number_c = 0
line_d = 0
number_d = 0
