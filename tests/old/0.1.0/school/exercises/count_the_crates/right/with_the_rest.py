def crates_for(cheeses):
    crates = cheeses // 12
    if cheeses % 12:
        crates = crates + 1
    return crates
