# eats `model`


def remove_prefix(state):
    return {name.lstrip("module."): tensor for name, tensor in state.items()}
