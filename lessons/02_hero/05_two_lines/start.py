background("dawn")
sprite("cloud", 200, 140)
