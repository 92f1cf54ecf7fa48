column = True
turned = True
flat = True
turned_flat = False
picked = False
detached = True
as_float = True

total = 3
