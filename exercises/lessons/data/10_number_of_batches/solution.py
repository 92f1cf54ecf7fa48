kept = 3
dropped = 2
divides = 2
too_large = 1
too_large_dropped = 0
last_batch = 96  # 60000 - 234 × 256
seen = 900
