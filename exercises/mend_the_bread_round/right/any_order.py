line_d=2.0
number_d=4.0
line_c=3.0
number_c=5.0
line_b=3.0
number_b=4.0
