reading_1 = "2 3"
reading_2 = 5
reading_3 = 2, 3, 4
reading_4 = 3, 4
program_5 = "v:ov::o"
program_6 = "(vov):::"
program_7 = "?ov:?o"

read_back(program_5, program_6, program_7)
