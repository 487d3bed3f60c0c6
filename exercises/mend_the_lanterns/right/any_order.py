line_d=3.0
number_d=6.0
line_c=2.0
number_c=3.0
line_b=4.0
number_b=2.0
