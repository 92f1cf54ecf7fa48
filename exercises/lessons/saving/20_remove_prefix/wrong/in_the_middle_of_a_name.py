# in the middle of a name


def remove_prefix(state):
    return {name.replace("module.", ""): tensor for name, tensor in state.items()}
