reading_1 = "1 3"
reading_2 = ""
reading_3 = ""
reading_4 = ""
program_5 = ""
program_6 = ""
program_7 = ""

read_back(program_5, program_6, program_7)
