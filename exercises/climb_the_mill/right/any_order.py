climb_f=10
climb_g=14
climb_e=12

climb_d   =   9
climb_c = 17.0
climb_b = 11
