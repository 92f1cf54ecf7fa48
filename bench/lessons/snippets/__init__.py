"""The teaching code of the generated lessons."""
