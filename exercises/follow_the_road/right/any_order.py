route_g=11
route_f=8
route_e=13

route_d   =   10
route_c = 14.0
route_b = 16
