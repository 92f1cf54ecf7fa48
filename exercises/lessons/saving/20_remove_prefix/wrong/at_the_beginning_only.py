# at the beginning only
def remove_prefix(state):
    return {name.replace("module.", "", 1): tensor for name, tensor in state.items()}
