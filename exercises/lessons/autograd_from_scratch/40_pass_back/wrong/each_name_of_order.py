# Each name of `order` belongs


def pass_back(order, inputs, local):
    gradients = {order[-1]: 1.0}
    for name in reversed(order):
        for u, derivative in zip(inputs[name], local[name]):
            if inputs[u]:
                gradients[u] = gradients.get(u, 0.0) + gradients[name] * derivative
    return gradients
