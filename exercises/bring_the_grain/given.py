map_1 = [
    ". . . M",
    ". . . .",
    "@ . . .",
]
map_2 = [
    ". . . . M",
    "% % . % %",
    ". . . . .",
    "@ . . . .",
]
map_3 = [
    ". % . . .",
    ". % . % .",
    ". . . % .",
    ". % M % .",
    ". % % % .",
    ". . @ . .",
]
map_4 = [
    "@ . .",
    ". % .",
    ". % +",
    ". % %",
    "M . .",
]
map_5 = [
    "M . . % % % % % %",
    "% % . . . % % % %",
    "% % % % . . . % %",
    "% % % % % % . . .",
    "% % % % % % % % @",
]
ways = {"right": (1, 0), "left": (-1, 0), "up": (0, -1), "down": (0, 1)}
ways.update({word[0]: step for word, step in list(ways.items())})


def steps_of(path):
    if isinstance(path, (list, tuple)):
        path = " ".join(str(word) for word in path)
    steps = []
    for word in str(path).lower().replace(",", " ").split():
        steps.extend([word] if word in ways else word)
    return steps


def met_on(plan, path):
    rows = [row.split() for row in plan]
    y = ["@" in row for row in rows].index(True)
    x = rows[y].index("@")
    met = []
    for step in steps_of(path):
        right, down = ways.get(step, (99, 99))
        x, y = x + right, y + down
        inside = 0 <= y < len(rows) and 0 <= x < len(rows[0])
        met.append(rows[y][x] if inside else "%")
        if met[-1] == "%":
            break
    return met


def arrives(plan, path):
    return met_on(plan, path)[-1:] == ["M"]


def takes_the_sack(plan, path):
    return "+" in met_on(plan, path)


def read_back(*paths):
    for number, path in enumerate(paths, start=1):
        print("{{counted}}".format(number, len(steps_of(path))))
        unknown = [step for step in steps_of(path) if step not in ways]
        if unknown:
            print("{{not_known}}", *unknown)
