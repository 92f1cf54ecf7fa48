# more than once


def inputs_first(result, inputs):
    order = []
    for u in inputs[result]:
        order += inputs_first(u, inputs)
    return [*order, result]
