# it is a batch

kept = 2.5
