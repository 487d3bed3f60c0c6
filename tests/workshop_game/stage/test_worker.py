"""The worker, message by message, with a page that is not there."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.workshop_game.stage.fake_host import FakeHost
from workshop_game.core import World
from workshop_game.stage import worker
from workshop_game.stage.worker import Session

CONTENT = Path(worker.__file__).parents[2]


class Page:
    """The page's side of a session."""

    def __init__(self, language: str = "fr", **start: Any) -> None:
        self.host = FakeHost()
        self.session = Session(self.host, CONTENT)
        self.send("start", language=language, **start)

    def send(self, message: str, /, **fields: Any) -> None:
        self.session.handle(json.loads(json.dumps({"type": message, **fields})))

    def run(self, source: str) -> None:
        self.send("run", source=source, seed=1)

    @property
    def world(self) -> World:
        """The world of the game that is on."""
        assert self.session._game is not None
        return self.session._game._program.world


def test_a_start_is_answered_by_ready() -> None:
    assert Page().host.messages == [{"type": "ready"}]


def test_a_program_shows_its_first_picture_and_says_so() -> None:
    page = Page()
    page.run('decor("nuit")\ndef a_chaque_instant():\n    pass\n')
    assert page.host.pictures == 1
    assert page.host.size == (640, 360)
    assert page.host.take("started") == [{"type": "started"}]
    red, green, blue, alpha = page.host.pixel(320, 5)
    assert blue > red
    assert blue > green
    assert alpha == 255


def test_every_pixel_is_opaque_and_red_comes_first() -> None:
    page = Page()
    page.run('decor("vallee")\npersonnage("nuage", 100, 100)\nheros.dire("Bonjour")\n')
    assert set(page.host.pixels[3::4]) == {255}
    red, green, blue, _ = page.host.pixel(320, 320)
    assert red > green > blue  # the path is sand


def test_scale_two_gives_twice_the_pixels() -> None:
    page = Page(scale=2)
    page.run("heros.x = 3")
    assert page.host.size == (1280, 720)


def test_a_held_key_moves_the_hero_and_its_pixels() -> None:
    page = Page()
    page.run('def a_chaque_instant():\n    if touche("droite"):\n        heros.x = heros.x + 4\n')
    page.host.run(2)
    before = bytes(page.host.pixels)
    page.send("keys", held=["right"])
    page.host.run(7)
    assert page.world.hero.x == 320 + 7 * 4
    assert bytes(page.host.pixels) != before
    page.send("keys", held=[])
    page.host.run(7)
    assert page.world.hero.x == 320 + 7 * 4


def test_a_key_tapped_between_two_ticks_counts_for_one() -> None:
    page = Page()
    page.run('def a_chaque_instant():\n    if touche("espace"):\n        heros.y = heros.y - 10\n')
    page.host.run(1)
    page.send("keys", held=["space"])
    page.send("keys", held=[])
    page.host.run(5)
    assert page.world.hero.y == 250


def test_unknown_keys_are_left_out() -> None:
    page = Page()
    page.run("def a_chaque_instant():\n    pass\n")
    page.send("keys", held=["F5", "right"])
    page.host.run(3)
    assert page.host.take("error") == []


def test_sixty_ticks_a_second_whatever_the_pictures() -> None:
    for pictures_a_second in (20, 30, 60, 120, 144):
        page = Page()
        page.run("def a_chaque_instant():\n    heros.y = heros.y + 1\n")
        page.host.run(1, 0)
        page.host.run(pictures_a_second, 1 / pictures_a_second)
        assert page.world.tick_count == 60


def test_a_long_silence_is_not_caught_up() -> None:
    page = Page()
    page.run("def a_chaque_instant():\n    heros.x = heros.x + 1\n")
    page.host.run(1)
    page.host.run(1, 60)
    assert page.world.tick_count == 4


def test_pause_one_tick_and_resume() -> None:
    page = Page()
    page.run("def a_chaque_instant():\n    heros.x = heros.x + 1\n")
    page.host.run(4)
    page.send("pause")
    page.host.run(50)
    assert (page.world.tick_count, page.host.next) == (3, None)
    page.send("tick")
    assert page.host.take("values")[-1]["tick"] == 4
    page.send("resume")
    page.host.run(8)
    assert page.world.tick_count == 4 + 7


def test_slow_motion_lasts_until_it_is_ended() -> None:
    page = Page()
    page.send("pace", value=0.25)
    page.run("def a_chaque_instant():\n    pass\n")
    page.host.run(1, 0)
    page.host.run(40)
    assert page.world.tick_count == 10
    page.send("pace", value=1)
    page.host.run(10)
    assert page.world.tick_count == 20


def test_printed_text_is_sent_once_a_picture() -> None:
    page = Page()
    page.run('print("un", 2)\nprint("trois", end="!")\ndef a_chaque_instant():\n    pass\n')
    assert page.host.take("printed") == [{"type": "printed", "text": "un 2\ntrois!"}]


def test_a_flood_of_lines_is_limited_and_said() -> None:
    page = Page()
    page.run('for i in range(30_000):\n    print("ligne", i)\n')
    sent = "".join(message["text"] for message in page.host.take("printed"))
    assert len(sent) < 21_000
    assert sent.endswith("\nLe programme écrit beaucoup de lignes. La suite n’est pas affichée.\n")
    assert len(page.host.take("printed")) < 20


def test_an_error_at_the_start_is_explained_and_the_worker_lives_on() -> None:
    page = Page()
    page.run('titer("Osez")\n')
    error = page.host.take("error")[0]["error"]
    assert (error["line"], error["title"]) == (1, "Python ne connaît pas le mot `titer`.")
    assert error["try"] == "Vouliez-vous écrire `titre`\u00a0?"
    assert "NameError" in error["details"]
    assert page.host.take("started") == []
    assert page.host.next is None
    page.run('titre("Osez")\n')
    assert page.host.take("started")


def test_an_error_in_a_tick_stops_the_game_where_it_is() -> None:
    page = Page("en")
    page.run(
        "def each_tick():\n    hero.x = hero.x + 1\n    if hero.x == 323:\n        hero.x = 1 / 0\n"
    )
    page.host.run(20)
    error = page.host.take("error")[0]["error"]
    assert (error["line"], error["title"]) == (4, "On line 4, something is divided by zero.")
    assert page.host.next is None


def test_what_was_printed_before_an_error_comes_before_it() -> None:
    page = Page()
    page.run("print(1)\nzut\n")
    assert [message["type"] for message in page.host.messages] == ["ready", "printed", "error"]


def test_an_endless_loop_is_told_after_three_seconds_and_the_next_run_works(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = Page()
    waits = iter(range(10_000))
    monkeypatch.setattr(page.host, "now", lambda: next(waits) / 10)
    page.run("heros.x = 3\nwhile True:\n    pass\n")
    error = page.host.take("error")[0]["error"]
    assert (error["line"], error["title"]) == (2, "Le programme repasse sans cesse par la ligne 2.")
    page.run("heros.x = 4")
    assert page.host.take("started")


def test_a_long_game_is_no_endless_loop() -> None:
    page = Page()
    page.run("def a_chaque_instant():\n    for i in range(1_000):\n        heros.x = i\n")
    page.host.run(600)
    assert page.host.take("error") == []


def test_sounds_are_asked_of_the_page() -> None:
    page = Page()
    page.run('def a_chaque_instant():\n    son("carillon")\n    son("carillon")\n')
    page.host.run(3)
    assert page.host.take("sound") == [{"type": "sound", "name": "chime"}] * 2


def test_a_sound_of_the_top_level_is_heard() -> None:
    page = Page()
    page.run('son("carillon")')
    assert page.host.take("sound") == [{"type": "sound", "name": "chime"}]


def test_a_tune_begins_changes_and_ends_with_the_game() -> None:
    page = Page()
    page.run(
        'musique("matin")\ndef a_chaque_instant():\n'
        '    if heros.x == 320:\n        musique("avalanche")\n'
    )
    page.host.run(5)
    page.send("halt")
    names = [message["name"] for message in page.host.take("music")]
    assert names == ["morning", "avalanche", ""]


def test_sparks_fly_to_their_end_and_then_the_program_is_finished() -> None:
    page = Page()
    page.run('village = personnage("village", 100, 100)\nallumer(village)\n')
    page.host.run(10)
    assert page.host.take("ended") == []
    page.host.run(60)
    assert page.host.take("ended") == [{"type": "ended", "state": "finished"}]


def test_values_are_told_ten_times_a_second_at_most() -> None:
    page = Page()
    page.run("vitesse = 2\ndef a_chaque_instant():\n    heros.x = heros.x + vitesse\n")
    page.host.run(60)
    assert 9 <= len(page.host.take("values")) <= 11
    assert page.host.take("values")[-1]["values"]["vitesse"] == 2


@pytest.mark.parametrize(
    ("source", "state"),
    [
        ("def a_chaque_instant():\n    gagner()\n", "won"),
        ("def a_chaque_instant():\n    perdre()\n", "lost"),
        ("gagner()", "won"),
        ('titre("Osez")', "finished"),
    ],
)
def test_how_a_game_ends(source: str, state: str) -> None:
    page = Page()
    page.run(source)
    page.host.run(3)
    assert page.host.take("ended") == [{"type": "ended", "state": state}]
    assert page.host.next is None


def test_something_that_travels_without_a_rule_goes_on() -> None:
    page = Page()
    page.run("heros.vitesse_x = 1")
    page.host.run(30)
    assert page.host.take("ended") == []


def test_halt_ends_the_game_and_says_so_once() -> None:
    page = Page()
    page.run("def a_chaque_instant():\n    pass\n")
    page.send("halt")
    page.send("halt")
    page.host.run(5)
    assert page.host.take("ended") == [{"type": "ended", "state": "finished"}]


def test_a_new_run_replaces_the_old_one_without_a_word() -> None:
    page = Page()
    page.run("def a_chaque_instant():\n    heros.x = heros.x + 1\n")
    page.host.run(5)
    page.run("def a_chaque_instant():\n    heros.y = heros.y + 1\n")
    page.host.run(5)
    assert (page.world.hero.x, page.world.hero.y) == (320, 264)
    assert page.host.take("ended") == []


def test_the_pointer_reaches_the_world() -> None:
    page = Page()
    page.run("def a_chaque_instant():\n    pass\n")
    page.send("pointer", x=100.4, y=50, down=True)
    page.send("pointer", x=100.4, y=50, down=False)
    page.host.run(2)
    assert page.world.pointer == (100, 50, True)
    page.host.run(1)
    assert page.world.pointer == (100, 50, False)


def test_messages_nobody_waits_for_do_nothing() -> None:
    page = Page()
    for kind in ("pause", "resume", "tick", "halt"):
        page.send(kind)
    assert page.host.messages == [{"type": "ready"}]


def test_the_language_can_change() -> None:
    page = Page()
    page.send("start", language="en")
    page.run('title("Dare")\nhero.x = 3\n')
    assert page.host.take("error") == []


def test_a_message_that_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError, match="dance"):
        Page().send("dance")


def test_a_turn_is_a_few_ticks_with_the_keys_held_in_all_of_them() -> None:
    page = Page()
    source = 'def each_tick():\n    if key("right"):\n        hero.x = hero.x + 1\n'
    page.send("start", language="en")
    page.send("run", source=source, seed=1, pace=0.1, paused=True)
    page.host.run(50)
    assert page.world.tick_count == 0
    page.send("keys", held=["right"])
    page.send("tick", count=10)
    assert (page.world.tick_count, page.world.hero.x) == (10, 330)
    page.send("tick", count=10_000)
    assert page.world.tick_count == 70
