# Rounds follow each other

zero_last = "different"
