climb_a = 15
climb_b = 10
climb_c = 9
climb_d = 13
climb_e = 18
climb_f = 17
climb_g = 4
