"""The checks of the exercises, one module for each lesson, in the order in which readers meet them."""
