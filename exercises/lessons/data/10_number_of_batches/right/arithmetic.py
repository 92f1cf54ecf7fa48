# arithmetic
import math

kept = math.ceil(10 / 4)
dropped = 10 // 4
divides = 10 // 5
too_large = -(-10 // 16)
too_large_dropped = 10 // 16
last_batch = 60000 % 256
seen = 1000 // 300 * 300
