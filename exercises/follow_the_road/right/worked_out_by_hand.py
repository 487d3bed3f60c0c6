route_b = 2 + 7 - 4 + 11
route_c = 12 + 2
route_d = 4 + 4 + 2
route_e = 1 + 6 - 2 + 6 - 2 + 6 - 2
route_f = 8 + 3 + 3 - 6
route_g = 12 - 1
