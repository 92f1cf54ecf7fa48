def remove_prefix(state):
    return {name.removeprefix("module."): tensor for name, tensor in state.items()}
