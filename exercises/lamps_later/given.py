lamps = 8
enough = 500


def cut(program):
    groups = [[]]
    for sign in str(program).lower().replace("0", "o").replace(",", " ").split():
        for letter in sign:
            if letter == "(":
                groups.append([])
            elif letter == ")" and len(groups) > 1:
                groups[-2].append(groups.pop())
            else:
                groups[-1].append(letter)
    return groups[0] if len(groups) == 1 else ["#"]


def follow(signs, state):
    place = 0
    while place < len(signs):
        asked = signs[place] == "?"
        place = place + asked
        sign = signs[place] if place < len(signs) else "#"
        times = 1
        place = place + 1
        while place < len(signs) and signs[place] == ":":
            times = times + 1
            place = place + 1
        if not asked or state["at"] in state["lit"]:
            for again in range(times):
                obey(sign, state)


def obey(sign, state):
    state["done"] = state["done"] + 1
    if state["done"] > enough or sign not in ("v", "o") and not isinstance(sign, list):
        raise ValueError("{{not_a_program}}")
    if sign == "v":
        state["at"] = state["at"] % lamps + 1
    elif sign == "o":
        state["lit"] = state["lit"] ^ {state["at"]}
    else:
        follow(sign, state)


def lit_after(program, lit_before):
    state = {"at": 1, "lit": set(lit_before), "done": 0}
    follow(cut(program), state)
    return sorted(state["lit"])


def lit_in_all_cases(program, one, other):
    return [lit_after(program, lit) for lit in ([], [one], [other], [one, other])]


def numbers(reading):
    return sorted({int(sign) for sign in str(reading) if sign.isdigit()})


def length(program):
    return len("".join(str(program).replace(",", " ").split()))


def lit_if_short(program, most):
    return lit_after(program, []) if length(program) <= most else "{{too_long}}"


def read_back(*programs):
    for number, program in enumerate(programs, start=5):
        print("{{counted}}".format(number, length(program)))
        unknown = [sign for sign in str(program).lower() if sign not in "vo0:?(), "]
        if unknown:
            print("{{not_known}}", *unknown)
        if str(program).count("(") != str(program).count(")"):
            print("{{not_closed}}")
