reading_1 = "1 3"
reading_2 = "4"
reading_3 = "1 4"
reading_4 = "2 3"
program_5 = "v o v:: o"
program_6 = "ovvovvovvo"
program_7 = "?o v ?o"

read_back(program_5, program_6, program_7)
