"""The benchmark: the engine against its peers, growth with the number of lessons, and ways to feed a training."""
