reading_1 = "1 3"
reading_2 = 4
reading_3 = 1, 2, 4
reading_4 = 2, 3
program_5 = "vov::o"
program_6 = "(ovv):::"
program_7 = "(?ov):"

read_back(program_5, program_6, program_7)
