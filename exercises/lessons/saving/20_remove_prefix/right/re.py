# re
import re


def remove_prefix(state):
    return {re.sub(r"^module\.", "", k): v for k, v in state.items()}
