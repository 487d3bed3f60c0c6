fare_a = 1
fare_b = 8
fare_c = 12
fare_d = 8
fare_e = 8
fare_f = 1
fare_g = 10
