# the standard library sorts
from graphlib import TopologicalSorter


def inputs_first(result, inputs):
    needed, todo = {}, [result]
    while todo:
        n = todo.pop()
        if n not in needed:
            needed[n] = list(inputs[n])
            todo += inputs[n]
    return list(TopologicalSorter(needed).static_order())
