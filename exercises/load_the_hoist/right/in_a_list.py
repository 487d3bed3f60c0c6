order_2 = ["K", "J", "M", "L"]
order_3 = ["M", "J", "N", "L", "K"]
order_4 = ["M", "J", "L", "K"]
order_5 = ["M", "L", "K", "J"]
order_6 = ("L", "M", "J", "K")
