# asks who uses it
def pass_back(order, inputs, local):
    found = {order[-1]: 1.0}
    for name in order[-2::-1]:
        found[name] = sum(
            found[user] * d for user in order if user in found for u, d in zip(inputs[user], local[user]) if u == name
        )
    return {name: float(found[name]) for name in order}
