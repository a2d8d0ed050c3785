"""What somebody asks for is made first, and nobody waits for more than that."""

from __future__ import annotations

import threading

from macros.builders.again import Again


def test_what_is_asked_for_is_done_first_and_nobody_waits_for_the_rest() -> None:
    done: list[str] = []
    may_end = threading.Event()
    faults: list[BaseException] = []
    again = Again(faults.append)

    def last() -> None:
        may_end.wait()

    with again.held():
        again.do({"one": lambda: done.append("one"), "two": lambda: done.append("two"), "": last})
    again.wait("two")
    waited_again = again.wait("two")  # it is done, whatever else is not
    may_end.set()
    again.wait("without a job of its own")

    assert not waited_again
    assert sorted(done) == ["one", "two"]


def test_after_a_failure_nobody_waits() -> None:
    faults: list[BaseException] = []
    again = Again(faults.append)

    def fail() -> None:
        raise SystemExit(1)

    again.do({"one": fail, "two": faults.clear})
    again.wait("two")

    assert [type(fault) for fault in faults] == [SystemExit]
