def crates_for(cheeses):
    return cheeses // 12
