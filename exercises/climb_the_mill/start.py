climb_a = 15
climb_b = 0
climb_c = 0
climb_d = 0
climb_e = 0
climb_f = 0
climb_g = 0
