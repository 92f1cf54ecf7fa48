# by kind
same, different, untrained = "same", "different", "untrained"
zero_last = same
never_zero = step_first = different
zero_between = never_step = backward_last = untrained
