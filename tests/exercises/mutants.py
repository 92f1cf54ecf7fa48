"""Mechanical mutants of a program: one operator, number, name, argument or statement is another than before."""

from __future__ import annotations

import ast
import copy
import difflib
from collections.abc import Iterator

OPERATORS = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Div,
    ast.MatMult: ast.Mult, ast.Pow: ast.Mult, ast.Mod: ast.FloorDiv, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE,
    ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or,
    ast.Or: ast.And, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
NAMES = {
    "mean": "sum", "sum": "mean", "max": "min", "min": "max", "argmax": "argmin", "std": "var", "exp": "log",
    "log": "exp", "zeros": "ones", "ones": "zeros", "train": "eval", "eval": "train", "randn": "rand", "rand": "randn",
    "sqrt": "square", "square": "sqrt", "abs": "square", "relu": "sigmoid", "sigmoid": "tanh", "ReLU": "Sigmoid",
    "maximum": "minimum", "cumsum": "cumprod", "stack": "cat", "unsqueeze": "squeeze", "zeros_like": "ones_like",
    "amax": "amin", "norm": "sum", "first": "last", "SGD": "Adam", "sort": "argsort", "randperm": "arange",
}  # fmt: skip


def mutants(source: str) -> Iterator[tuple[str, str]]:
    """Yield (what is different, program) for each mutant of source that is another program."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node) is not None:
            node.body.pop(0)
    plain, seen = ast.unparse(tree), set[str]()
    for number, node in enumerate(ast.walk(tree)):
        for change in _changes(node):
            mutant = copy.deepcopy(tree)
            change(list(ast.walk(mutant))[number])
            try:
                new = ast.unparse(ast.fix_missing_locations(mutant))
                compile(new, "mutant", "exec")
            except (SyntaxError, ValueError):
                continue
            if new != plain and new not in seen:
                seen.add(new)
                yield _difference(plain, new), new


def _difference(old: str, new: str) -> str:
    lines = difflib.ndiff(old.split("\n"), new.split("\n"))
    return " ".join(f"{line[0]} {line[2:].strip()}" for line in lines if line[0] in "+-")


def _changes(node: ast.AST) -> Iterator:
    """Yield functions, each of which changes a node like this one in place."""
    for field in ("op", "ops"):
        value = getattr(node, field, None)
        first = value[0] if isinstance(value, list) else value
        if new := OPERATORS.get(type(first)):
            yield lambda n, f=field, v=value, new=new: setattr(n, f, [new(), *v[1:]] if isinstance(v, list) else new())
    if isinstance(node, ast.Constant):
        yield from _other_constants(node.value)
    if isinstance(node, ast.Attribute | ast.Name):
        field = "attr" if isinstance(node, ast.Attribute) else "id"
        if new := NAMES.get(getattr(node, field)):
            yield lambda n, f=field, new=new: setattr(n, f, new)
    if isinstance(node, ast.UnaryOp):
        yield lambda n: _become(n, n.operand)
    if isinstance(node, ast.Call):
        yield from _other_calls(node)
    for field in ("body", "orelse"):
        body = getattr(node, field, None)
        if isinstance(body, list):
            yield from _other_bodies(field, body)


def _other_constants(value: object) -> Iterator:
    if isinstance(value, bool):
        yield lambda n: setattr(n, "value", not value)
    elif isinstance(value, int | float):
        for new in {value + 1, value - 1, 0, 2 * value} - {value}:
            yield lambda n, new=new: _become(n, ast.parse(repr(new), mode="eval").body)


def _other_calls(node: ast.Call) -> Iterator:
    """Yield changes that leave a call out, or an argument of it, or swap two."""
    if isinstance(node.func, ast.Attribute):
        yield lambda n: _become(n, n.func.value)
    if node.args:
        yield lambda n: _become(n, n.args[0])
    for i in range(len(node.keywords)):
        yield lambda n, i=i: n.keywords.pop(i)
    for i in range(len(node.args) - 1):
        yield lambda n, i=i: n.args.__setitem__(slice(i, i + 2), n.args[i : i + 2][::-1])
    if len(node.args) > 1:
        yield lambda n: n.args.pop()


def _other_bodies(field: str, body: list[ast.stmt]) -> Iterator:
    """Yield changes that leave a statement out, swap two, or move the last out of a loop."""
    for i, statement in enumerate(body):
        if isinstance(statement, ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef):
            continue
        yield lambda n, i=i: getattr(n, field).__setitem__(i, ast.Pass())
        if i + 1 < len(body) and not _no_matter_in_which_order(*body[i : i + 2]):
            yield lambda n, i=i: getattr(n, field).__setitem__(slice(i, i + 2), getattr(n, field)[i : i + 2][::-1])
        if isinstance(statement, ast.For | ast.With) and len(statement.body) > 1:
            yield lambda n, i=i: getattr(n, field).insert(i + 1, getattr(n, field)[i].body.pop())


def _no_matter_in_which_order(*statements: ast.stmt) -> bool:
    """Return whether statements define things, or give values to names and share none but those of modules."""
    if isinstance(statements[1], ast.FunctionDef | ast.ClassDef):
        return True
    used = [
        {n.id for n in ast.walk(statement) if isinstance(n, ast.Name)} - {"torch", "nn"} for statement in statements
    ]
    return all(isinstance(statement, ast.Assign) for statement in statements) and not used[0] & used[1]


def _become(node: ast.AST, other: ast.AST) -> None:
    """Let node be another kind of node."""
    node.__class__, node.__dict__ = other.__class__, dict(other.__dict__)
