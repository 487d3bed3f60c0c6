def crates_for(cheeses):
    crates = 0
    while crates * 12 < cheeses:
        crates = crates + 1
    return crates
