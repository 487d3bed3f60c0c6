background("dawn")
sprite("cloud", 200, 140)
x = 200
y = 140
