reading_1 = "2 3"
reading_2 = "5"
reading_3 = "2, 3, 4"
reading_4 = "4 3"
program_5 = "V V O V V V O"
program_6 = "((vov):):"
program_7 = "?O V V (?O)"

read_back(program_5, program_6, program_7)
