background("dawn")
sprite("cloud", 320, 260)
