# replace once guarded
def remove_prefix(state):
    return {k.replace("module.", "", 1) if k.startswith("module.") else k: v for k, v in state.items()}
