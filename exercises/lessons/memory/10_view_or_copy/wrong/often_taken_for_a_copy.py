# often taken for a copy

column = turned = flat = True
turned_flat = picked = detached = False
