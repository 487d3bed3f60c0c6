reading_1 = "2 3"
reading_2 = "5"
reading_3 = "2 3 4"
reading_4 = "3 4"
program_5 = ""
program_6 = ""
program_7 = ""

read_back(program_5, program_6, program_7)
