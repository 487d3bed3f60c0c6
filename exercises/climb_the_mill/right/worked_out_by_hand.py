climb_b = 2 + 8 - 4 + 5
climb_c = 13 + 4
climb_d = 5 + 3 + 1
climb_e = 3 + 5 - 2 + 5 - 2 + 5 - 2
climb_f = 11 + 3 + 3 - 7
climb_g = 13 + 1
