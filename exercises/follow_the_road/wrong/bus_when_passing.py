route_a = 9
route_b = 22
route_c = 14
route_d = 16
route_e = 19
route_f = 8
route_g = 11
