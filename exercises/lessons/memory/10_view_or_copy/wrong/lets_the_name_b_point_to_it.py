# lets the name `b` point to it

column = turned = flat = detached = as_float = True
turned_flat = picked = False
total = 6
