route_a = 9
route_b = 15
route_c = 12
route_d = 8
route_e = 19
route_f = 14
route_g = 9
