"""Runs cells inside an event loop, as Jupyter does, and waits at the end for what a script would wait for."""

from __future__ import annotations

import asyncio
import multiprocessing
import sys
import threading
import time
import weakref
from typing import Any

POOLS = ("ThreadPoolExecutor", "asyncio_")  # begin the names of threads that wait for work, as long as there is a page


class Loop:
    """The event loop of a page: cells may await, and start tasks that go on with the next one that awaits."""

    def __init__(self, shell: Any) -> None:
        self.shell = shell
        self._loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self._loop)
        self._tasks = weakref.WeakSet[asyncio.Task[Any]]()
        self._loop.set_task_factory(self._new_task)

    def run_cell(self, source: str) -> BaseException | None:
        """Run a cell in the shell; return what it raised."""
        try:
            result = self._loop.run_until_complete(self._run_cell(source))
        except BaseException as error:  # of a task, whoever runs the loop
            return error
        found: BaseException | None = result.error_before_exec or result.error_in_exec
        return found

    def _new_task(self, loop: asyncio.AbstractEventLoop, work: Any, **more: Any) -> asyncio.Task[Any]:
        task = asyncio.Task(work, loop=loop, **more)
        self._tasks.add(task)
        return task

    async def _run_cell(self, source: str) -> Any:
        shell, result, failed = self.shell, None, None
        try:
            transformed = shell.transform_cell(source)
        except Exception:  # which the shell reports as the cell's own
            transformed, failed = source, sys.exc_info()
        try:
            result = await shell.run_cell_async(
                source, store_history=True, transformed_cell=transformed, preprocessing_exc_tuple=failed
            )
        finally:
            shell.events.trigger("post_execute")
            shell.events.trigger("post_run_cell", result)
        return result

    def settle(self, seconds: float) -> list[str]:
        """Wait for tasks, threads and processes, daemons aside; return the names of those that still run."""
        end = time.monotonic() + seconds
        tasks = asyncio.all_tasks(self._loop)
        if tasks:
            self._loop.run_until_complete(asyncio.wait(tasks, timeout=seconds))
        for task in self._tasks:  # as when Python ends: what nobody has asked about has failed unheard
            if task.done() and not task.cancelled() and getattr(task, "_log_traceback", False):
                said = {"message": "Task exception was never retrieved", "exception": task.exception(), "task": task}
                self._loop.call_exception_handler(said)
        threads = [one for one in threading.enumerate() if one is not threading.main_thread()]
        busy: list[Any] = [one for one in threads if not one.name.startswith(POOLS)]
        busy = [one for one in busy + multiprocessing.active_children() if not one.daemon]
        for one in busy:
            one.join(max(0.0, end - time.monotonic()))
        names = [task.get_name() for task in tasks if not task.done()]
        return names + [one.name for one in busy if one.is_alive()]
