reading_1 = "2 3"
reading_2 = "5"
reading_3 = "2 3 4"
reading_4 = "4"
program_5 = "v: o v:: o"
program_6 = "(vov):::"
program_7 = "o v v o"

read_back(program_5, program_6, program_7)
