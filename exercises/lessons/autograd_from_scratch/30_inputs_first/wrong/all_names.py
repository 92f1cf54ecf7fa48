# does not depend on


def inputs_first(result, inputs):
    order = []

    def visit(name):
        if name not in order:
            for u in inputs[name]:
                visit(u)
            order.append(name)

    for name in inputs:
        visit(name)
    return order
