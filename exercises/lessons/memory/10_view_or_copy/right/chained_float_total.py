# chained, float total
column = turned = flat = detached = as_float = True
turned_flat = picked = False
total = 3.0
