# the keys of a dictionary, without a function in the function
def inputs_first(result, inputs, done=None):
    done = {} if done is None else done
    for u in inputs[result]:
        if u not in done:
            inputs_first(u, inputs, done)
    done[result] = True
    return list(done)
