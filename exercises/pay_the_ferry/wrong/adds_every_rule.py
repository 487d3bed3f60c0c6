fare_a = 1
fare_b = 6
fare_c = 13
fare_d = 14
fare_e = 4
fare_f = 15
fare_g = 25
