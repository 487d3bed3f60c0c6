climb_a = 15
climb_b = 11
climb_c = 17
climb_d = 9
climb_e = 6
climb_f = 14
climb_g = 5
