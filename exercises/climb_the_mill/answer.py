climb_a = 15
climb_b = 11
climb_c = 17
climb_d = 9
climb_e = 12
climb_f = 10
climb_g = 14
