fare_g=10.0
fare_f=1.0
fare_e=4.0
fare_d=8.0
fare_c=12.0
fare_b=6.0
