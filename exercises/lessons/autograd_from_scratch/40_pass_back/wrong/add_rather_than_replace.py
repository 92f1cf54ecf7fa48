# rather than replace


def pass_back(order, inputs, local):
    gradients = dict.fromkeys(order, 0.0)
    gradients[order[-1]] = 1.0
    for name in reversed(order):
        for u, derivative in zip(inputs[name], local[name]):
            gradients[u] = gradients[name] * derivative
    return gradients
