"""What all puzzles of this lesson share: many cases, and the means that the rules allow."""


def puzzle(answer, name, reference, cases, make, forbidden, mistakes=lambda *args: ()):
    """Compare the function called name with reference on the cases, tuples of arguments; then look at its means.

    mistakes gives the known ones for some arguments; make gives arguments of a size.
    """
    for args in cases:
        getattr(answer, name)(*args).equals(reference(*args), *mistakes(*args))
    answer.keeps_to(name, make, rf"{forbidden}|numpy|__array__|dlpack")
    answer.is_one_expression(name)
