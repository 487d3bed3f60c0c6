price_a = 2
price_b = 5
price_c = 11
price_d = 12
price_e = 3
price_f = 14
price_g = 22
