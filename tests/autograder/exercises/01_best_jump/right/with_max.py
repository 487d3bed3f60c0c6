def best_jump(heights):
    return max(heights, default=0)
