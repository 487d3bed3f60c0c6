def best_jump(heights):
    print(max(heights, default=0))
