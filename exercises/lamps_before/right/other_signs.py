reading_1 = "1 3"
reading_2 = "4"
reading_3 = "1, 2, 4"
reading_4 = "3 2"
program_5 = "V O V V V O"
program_6 = "((ovv):):"
program_7 = "V ?O V::::::(?O)"

read_back(program_5, program_6, program_7)
