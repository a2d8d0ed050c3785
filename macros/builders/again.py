"""Make the parts of a served site again, one by one in the background: first of all what somebody asks for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

Jobs = Mapping[str, Callable[[], None]]  # by the address of what a job makes, without `/` in front


class Again:
    """The jobs that are still to be done, and one thread that does them; nobody is shown what one will replace."""

    def __init__(self, failed: Callable[[BaseException], None]) -> None:
        """Begin to wait for jobs; of one that fails `failed` is told, and what was still to be done is left."""
        self._failed = failed
        self._jobs: dict[str, Callable[[], None]] = {}
        self._all: Jobs = {}  # those done as well
        self._held = self._busy = False
        self._changed = threading.Condition()
        threading.Thread(target=self._work, daemon=True).start()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Do no job meanwhile."""
        with self._changed:
            self._held = True
            self._changed.wait_for(lambda: not self._busy)
        try:
            yield
        finally:
            with self._changed:
                self._held = False
                self._changed.notify_all()

    def do(self, jobs: Jobs) -> None:
        """Do these jobs, in their order, instead of those that are still to be done."""
        with self._changed:
            self._jobs, self._all = dict(jobs), jobs
            self._changed.notify_all()

    def wait(self, address: str, otherwise: str = "") -> bool:
        """Wait until the job of an address is done, before all others; tell whether there was anything to wait for.

        An address without a job of its own waits for that of `otherwise`.
        """
        with self._changed:
            if address not in self._all:
                address = otherwise
            if address not in self._jobs:
                return False
            if address != otherwise:
                self._jobs = {address: self._jobs[address]} | self._jobs
                self._changed.notify_all()
            self._changed.wait_for(lambda: address not in self._jobs)
            return True

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._jobs and not self._held)
                address, job = next(iter(self._jobs.items()))
                self._busy = True
            try:
                job()
            except BaseException as fault:  # noqa: BLE001  mkdocs-macros ends the thread where a macro fails
                self._failed(fault)
                self._end()
            else:
                self._end(address)

    def _end(self, address: str | None = None) -> None:
        """Note that the job of an address is done, or that none will be."""
        with self._changed:
            self._busy = False
            self._jobs.pop(address, None) if address is not None else self._jobs.clear()
            self._changed.notify_all()
