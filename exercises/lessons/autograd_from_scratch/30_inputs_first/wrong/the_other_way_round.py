# the other way round


def inputs_first(result, inputs):
    order = []

    def visit(name):
        if name not in order:
            for u in inputs[name]:
                visit(u)
            order.append(name)

    visit(result)
    return order[::-1]
