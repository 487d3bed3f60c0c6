"""The signal between the threads that store and the streams that tell."""

from __future__ import annotations

import asyncio
import threading

from serving.changes import Changes


def test_a_change_from_another_thread_ends_the_wait() -> None:
    changes = Changes()

    async def wait() -> int:
        waiting = asyncio.create_task(changes.after(0, 30))
        while not changes._waiting:
            await asyncio.sleep(0)
        threading.Thread(target=changes.publish).start()
        return await waiting

    assert asyncio.run(wait()) == 1


def test_a_change_that_was_missed_is_told_at_once() -> None:
    changes = Changes()
    changes.publish()
    assert asyncio.run(changes.after(0, 30)) == 1


def test_without_a_change_the_wait_ends_and_nothing_is_left_behind() -> None:
    changes = Changes()
    assert asyncio.run(changes.after(0, 0.001)) == 0
    assert changes._waiting == set()


def test_closing_ends_every_wait() -> None:
    changes = Changes()

    async def wait() -> list[int]:
        tasks = [asyncio.create_task(changes.after(0, 30)) for _ in range(3)]
        while len(changes._waiting) < 3:
            await asyncio.sleep(0)
        changes.close()
        return await asyncio.gather(*tasks)

    assert asyncio.run(wait()) == [1, 1, 1]
    assert changes.closed


def test_a_loop_that_is_gone_disturbs_nobody() -> None:
    changes = Changes()
    loop = asyncio.new_event_loop()
    changes._waiting.add((loop, asyncio.Event()))
    loop.close()
    changes.publish()
    assert changes.count == 1
