# the dot counts as well
def remove_prefix(state):
    return {__import__("re").sub("^module.", "", k): v for k, v in state.items()}
