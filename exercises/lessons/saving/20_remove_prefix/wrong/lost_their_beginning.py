# lost their beginning


def remove_prefix(state):
    return {name[7:]: tensor for name, tensor in state.items()}
