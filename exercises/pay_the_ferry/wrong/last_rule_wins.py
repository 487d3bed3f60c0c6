fare_a = 1
fare_b = 6
fare_c = 1
fare_d = 6
fare_e = 4
fare_f = 6
fare_g = 4
