price_g=8.0
price_f=2.0
price_e=3.0
price_d=7.0
price_c=9.0
price_b=5.0
