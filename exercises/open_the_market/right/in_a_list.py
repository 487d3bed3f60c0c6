order_2 = ["B", "C", "A", "D"]
order_3 = ["E", "A", "C", "D", "B"]
order_4 = ["A", "D", "B", "C"]
order_5 = ["D", "C", "A", "B"]
order_6 = ("C", "B", "A", "D")
