reading_1 = "1 3"
reading_2 = "3"
reading_3 = "1 3"
reading_4 = "2 3"
program_5 = "v o v::: o"
program_6 = "(ovv)::::"
program_7 = "?o v ?o"

read_back(program_5, program_6, program_7)
