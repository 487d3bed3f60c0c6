route_a = 9
route_b = 16
route_c = 14
route_d = 10
route_e = 1
route_f = 8
route_g = 11
