price_a = 2
price_b = 5
price_c = 2
price_d = 5
price_e = 3
price_f = 5
price_g = 4
