def crates_for(cheeses):
    print((cheeses + 11) // 12)
