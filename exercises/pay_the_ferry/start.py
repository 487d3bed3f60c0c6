fare_a = 1
fare_b = 0
fare_c = 0
fare_d = 0
fare_e = 0
fare_f = 0
fare_g = 0
