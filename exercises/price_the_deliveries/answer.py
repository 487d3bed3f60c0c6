price_a = 2
price_b = 5
price_c = 9
price_d = 7
price_e = 3
price_f = 2
price_g = 8
