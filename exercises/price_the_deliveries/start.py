price_a = 2
price_b = 0
price_c = 0
price_d = 0
price_e = 0
price_f = 0
price_g = 0
