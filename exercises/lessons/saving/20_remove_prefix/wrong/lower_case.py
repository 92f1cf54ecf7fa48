# Capitals have changed
def remove_prefix(state):
    return {k.lower().removeprefix("module."): v for k, v in state.items()}
