# from a dict
globals().update(
    dict(zero_last="same", zero_between="untrained", never_zero="different", never_step="untrained"),
    step_first="different",
    backward_last="untrained",
)
