"""Cells run inside an event loop, as in Jupyter."""

import pytest

from execution.cell import CellError

CODE = """import asyncio
async def work():
    print('begins')
    await asyncio.sleep(0.1)
    print('ends')
    return 7
"""


def shown(run):
    return ["".join(o.get("text") or o["data"]["text/plain"] for o in result["outputs"]) for result in run.results]


def test_a_cell_may_await_and_start_tasks_that_go_on_while_later_ones_await(executor, program):
    run = executor.execute(program(CODE + "task = asyncio.create_task(work())", "1", "await task", "await work()"))

    assert shown(run) == ["begins\n", "1", "ends\n7", "begins\nends\n7"]


@pytest.mark.parametrize(
    "source, error",
    [
        (CODE + "asyncio.run(work())", r"RuntimeError: asyncio.run\(\) cannot be called from a running event loop"),
        (
            CODE + "asyncio.get_running_loop().run_until_complete(work())",
            "RuntimeError: This event loop is already run",
        ),
        ("async def f(): raise SystemExit('f')\nimport asyncio\nawait asyncio.create_task(f())", "SystemExit: f"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("%nothing", "UsageError"),
        ("x = (", "SyntaxError|_IncompleteInputError"),
    ],
)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_what_jupyter_refuses_is_an_error_of_its_cell(executor, program, source, error):
    with pytest.raises(CellError, match=error) as caught:
        executor.execute(program("1", source))

    assert caught.value.cell == 1


@pytest.mark.parametrize("source", ["exit()", "quit()", "exit", "exit(1)", "def f(): quit(0)\nf()"])
def test_exit_is_refused(executor, program, source):
    with pytest.raises(CellError, match=r"exit\(\) ends no page"):
        executor.execute(program(source))


def test_a_task_that_fails_unheard_is_written_to_stderr(executor, program):
    source = "import asyncio\nasync def f(): 1 / 0\ntask = asyncio.create_task(f())"
    run = executor.execute(program(source, "del task\nimport gc\ngc.collect();"))

    assert "ZeroDivisionError" in run.results[1]["outputs"][0]["text"]


def test_ipython_keeps_no_copy_of_what_cells_write(executor, program):
    run = executor.execute(program("print(1)", "len(get_ipython().history_manager.outputs)"))

    assert shown(run) == ["1\n", "0"]


@pytest.mark.parametrize("wait", ["0", "0.1"])
def test_a_task_that_fails_unheard_is_said_at_the_end_though_a_name_holds_it(executor, program, wait):
    source = (
        f"import asyncio\nasync def f():\n    await asyncio.sleep({wait})\n    1 / 0\ntask = asyncio.create_task(f())"
    )
    run = executor.execute(program(source, "await asyncio.sleep(0.01)"))

    assert "ZeroDivisionError" in run.results[1]["outputs"][0]["text"]


def test_a_task_whose_failure_is_heard_is_not_said_again(executor, program):
    source = (
        CODE + "async def f(): 1 / 0\ntask = asyncio.create_task(f())\ntry: await task\nexcept ZeroDivisionError: pass"
    )

    assert executor.execute(program(source)).results[0]["outputs"] == []


@pytest.mark.parametrize("source", ["exit()", "import sys; sys.exit(3)"])
def test_an_announced_exit_writes_nothing_beside(executor, program, source):
    (output,) = executor.execute(program(source, raises="SystemExit")).results[0]["outputs"]

    assert output["ename"] == "SystemExit"
