"""One run of a participant's program in the worker: from its start to its last tick."""

from __future__ import annotations

from workshop_game.core import Inputs, Recording, World
from workshop_game.explain import explain
from workshop_game.stage.clock import SteadyClock
from workshop_game.stage.controls import Controls
from workshop_game.stage.draw import Painter, sentence
from workshop_game.stage.frame import Frame
from workshop_game.stage.host import Host
from workshop_game.stage.patience import Patience
from workshop_game.stage.printed import Printed
from workshop_game.stage.values import shown_values
from workshop_game.words import Program, ProgramError

BETWEEN_VALUES = 0.1
"""Seconds between two messages that tell the program's values."""

LONG_AGO = float("-inf")

LONGEST_RECORDING = 200_000
"""Characters of a run that the page may keep: ten minutes of play need a tenth of it."""


class Game:
    """Plays a program on ``host``; ``over`` once it has ended, in whatever way.

    With a ``replayed`` recording its inputs are played instead of what is pressed, and the run ends
    where they end.
    """

    def __init__(
        self,
        source: str,
        seed: int,
        host: Host,
        painter: Painter,
        controls: Controls,
        replayed: Recording | None = None,
    ) -> None:
        self.over = False
        self.paused = False
        self._patience = Patience(host.now)
        self._program = Program(source, painter.language, seed, self._patience)
        self._host = host
        self._painter = painter
        self._frame = Frame(painter.size)
        self._controls = controls
        self._replayed = replayed.frames() if replayed else None
        self._clock = SteadyClock()
        self._printed = Printed(self._print, sentence("too_much_printed", painter.language))
        self._tune = ""
        self._values_at = LONG_AGO
        self._values: dict[str, object] = {}
        self._program.on_print = self._printed.write

    def start(self) -> None:
        """Run the top level and show the first picture."""
        self._patience.begin()
        try:
            self._program.start()
        except ProgramError as problem:
            self._paint()
            self._fail(problem)
            return
        self._paint()
        self._host.post({"type": "started"})
        self._sounds()
        self._after_ticks()

    def picture(self) -> None:
        """Live the ticks that are due and show the result."""
        self._live(0 if self.paused else self._clock.due(self._host.now()))

    def one_tick(self) -> None:
        """Live one tick, in pause too, and tell every value: somebody is looking closely."""
        self._values_at = LONG_AGO
        self._live(1)

    def pause(self, paused: bool) -> None:
        """Stop or go on; the time of a pause does not count."""
        self.paused = paused
        self._clock.forget()

    def pace(self, pace: float) -> None:
        """Play in slow motion: 1 is real time."""
        self._clock.pace = pace

    def halt(self) -> None:
        """End the run without a word."""
        self._close()

    def stop(self) -> None:
        """End the run because whoever plays says so."""
        self._end("finished")

    def _live(self, ticks: int) -> None:
        try:
            for _ in range(ticks):
                inputs = self._inputs()
                if inputs is None:
                    self._end("finished")
                    return
                self._program.tick(inputs)
                self._sounds()
        except ProgramError as problem:
            self._paint()
            self._fail(problem)
            return
        if ticks:
            self._paint()
            self._after_ticks()

    def _inputs(self) -> Inputs | None:
        """What the next tick sees; None at the end of a run that is watched again."""
        return self._controls.take() if self._replayed is None else next(self._replayed, None)

    def _after_ticks(self) -> None:
        self._printed.flush()
        state = self._program.world.state
        self._tell_values(last=state != "playing")
        if state != "playing":
            self._end(state)
        elif not _can_change(self._program.world):
            self._end("finished")

    def _sounds(self) -> None:
        for name in dict.fromkeys(self._program.world.cues):
            self._host.post({"type": "sound", "name": name})
        self._play(self._program.world.music)

    def _play(self, tune: str) -> None:
        """Tell the page which tune to play on and on; "" is silence."""
        if tune != self._tune:
            self._tune = tune
            self._host.post({"type": "music", "name": tune})

    def _tell_values(self, *, last: bool) -> None:
        now = self._host.now()
        if not last and now - self._values_at < BETWEEN_VALUES:
            return
        values = shown_values(self._program)
        if values != self._values:
            self._values, self._values_at = values, now
            tick = self._program.world.tick_count
            self._host.post({"type": "values", "tick": tick, "values": values})

    def _paint(self) -> None:
        self._painter.paint(self._program.world, self._frame.surface)
        self._host.show(self._frame.pixels, self._frame.width, self._frame.height)

    def _print(self, text: str) -> None:
        self._host.post({"type": "printed", "text": text})

    def _fail(self, problem: ProgramError) -> None:
        self._close()
        explanation = explain(problem, self._program.language, self._program.source)
        self._host.post({"type": "error", "error": explanation.as_json()})

    def _end(self, state: str) -> None:
        self._close()
        self._tell_recording()
        self._host.post({"type": "ended", "state": state})

    def _close(self) -> None:
        self.over = True
        self._printed.flush()
        self._play("")

    def _tell_recording(self) -> None:
        """Give the page the run that was played, so that it can be watched again."""
        if self._replayed is not None or not len(self._program.recording):
            return
        run = self._program.recording.to_json()
        if len(run) <= LONGEST_RECORDING:
            state = self._program.world.state
            self._host.post({"type": "recorded", "recording": run, "state": state})


def _can_change(world: World) -> bool:
    """Whether anything can still happen: a rule, a tune, something that travels."""
    moving = any(sprite.speed_x or sprite.speed_y or sprite.gravity for sprite in world.sprites)
    return moving or bool(world.rules or world.music or world.particles)
