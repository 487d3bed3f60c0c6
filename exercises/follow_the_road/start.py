route_a = 9
route_b = 0
route_c = 0
route_d = 0
route_e = 0
route_f = 0
route_g = 0
