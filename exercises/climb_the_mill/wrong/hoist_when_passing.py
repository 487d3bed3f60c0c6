climb_a = 15
climb_b = 17
climb_c = 17
climb_d = 15
climb_e = 18
climb_f = 10
climb_g = 14
