route_a = 9
route_b = 16
route_c = 14
route_d = 10
route_e = 5
route_f = 11
route_g = 8
