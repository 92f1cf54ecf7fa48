# new tensors, copied into the old ones
def momentum_step(params, velocities, lr, momentum):
    for index in range(len(params)):
        velocities[index].copy_(momentum * velocities[index] + params[index].grad)
        params[index].data.copy_(params[index].data - lr * velocities[index])
