def best_jump(heights):
    best = 0
    for height in heights:
        if height > best:
            best = height
    return best
