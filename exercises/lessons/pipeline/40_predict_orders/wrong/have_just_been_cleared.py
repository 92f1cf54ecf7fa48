# have just been cleared

zero_last, zero_between, never_zero, never_step = "same", "untrained", "different", "untrained"
step_first, backward_last = "different", "different"
