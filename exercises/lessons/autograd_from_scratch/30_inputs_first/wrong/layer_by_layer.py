# Append a name only when all its inputs


def inputs_first(result, inputs):
    order = [result]
    for name in order:
        order += [u for u in dict.fromkeys(inputs[name]) if u not in order]
    return order[::-1]
