# class instance with __call__
class M:
    def __call__(self, X):
        return X.mean(0)


column_means = M()
