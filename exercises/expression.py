"""Whether an answer is one expression, which what is called cannot tell: it is read off the syntax tree."""

from __future__ import annotations

import ast
import functools
import inspect
import linecache
from types import CodeType, FunctionType

from exercises.text import Text

STATEMENT = Text("别的语句", "another statement")
COMPREHENSION = Text("推导式", "a comprehension")
ASSIGNMENT = Text("赋值", "an assignment")
LOOPS = {"map", "filter", "reduce", "accumulate"}
OWN_FUNCTION = Text("自己的函数", "a function of your own")
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def definition(function: object) -> ast.FunctionDef | ast.Lambda | None:
    """Return the syntax tree of a function, undecorated, or None if its source is not to be had."""
    code = getattr(_undecorated(function), "__code__", None)
    if not isinstance(code, CodeType) or not (lines := linecache.getlines(code.co_filename)):
        return None
    for node in ast.walk(ast.parse("".join(lines))):
        if isinstance(node, ast.FunctionDef | ast.Lambda) and _first_line(node) == code.co_firstlineno:
            return node
    return None


def beyond_an_expression(function: object) -> Text | None:
    """Return, in words, what a function has besides one expression to return, or None."""
    node = definition(function)
    if node is None:
        return None
    if isinstance(node, ast.FunctionDef):
        body = node.body[1:] if ast.get_docstring(node) is not None else node.body
        if len(body) != 1 or not isinstance(body[0], ast.Return) or body[0].value is None:
            return STATEMENT
        inner = list(ast.walk(body[0].value))
    else:
        inner = list(ast.walk(node.body))
    if any(isinstance(part, COMPREHENSIONS) for part in inner):
        return COMPREHENSION
    if any(isinstance(part, ast.NamedExpr) for part in inner):
        return ASSIGNMENT
    names = [getattr(part.func, "id", getattr(part.func, "attr", "")) for part in inner if isinstance(part, ast.Call)]
    if loop := next((name for name in names if name in LOOPS), None):
        return Text(f"`{loop}`，那也是循环", f"`{loop}`, which is a loop,")
    around = getattr(_undecorated(function), "__globals__", {})
    used = [around.get(part.id) for part in inner if isinstance(part, ast.Name)]
    own = any(isinstance(part, ast.Lambda) for part in inner) or any(_is_own(value, around) for value in used)
    return OWN_FUNCTION if own else None


def _undecorated(function: object) -> object:
    return inspect.unwrap(function) if callable(function) else function


def _is_own(value: object, around: dict[str, object]) -> bool:
    """Return whether value, or its class, is defined in the answer, whose names are around."""
    while isinstance(value, functools.partial):
        value = value.func
    value = _undecorated(value)
    if isinstance(value, FunctionType):
        return value.__globals__ is around
    kind = value if isinstance(value, type) else type(value)
    return kind.__module__ == around.get("__name__")


def _first_line(node: ast.FunctionDef | ast.Lambda) -> int:
    decorators = node.decorator_list if isinstance(node, ast.FunctionDef) else []
    return decorators[0].lineno if decorators else node.lineno
