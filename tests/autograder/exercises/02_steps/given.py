def walk(steps):
    return [step for step in steps]
