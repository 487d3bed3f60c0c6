def crates_for(cheeses):
    return (cheeses + 11) // 12
