# counts what has not come yet
def inputs_first(result, inputs):
    needed = {result}
    queue = [result]
    for name in queue:
        for u in inputs[name]:
            if u not in needed:
                needed.add(u)
                queue.append(u)
    order = []
    while len(order) < len(needed):
        order += [n for n in sorted(needed) if n not in order and all(u in order for u in inputs[n])]
    return order
