"""Running, checking, repairing: what a participant does all day."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from atelier.places import LESSONS
from harness.desk import Desk
from harness.server import ServerProcess
from workshop_game.checking import check_step, load_lessons
from workshop_game.diagnosis import told

pytestmark = [pytest.mark.browser, pytest.mark.everywhere]

CHAPTERS = load_lessons(LESSONS)
WALKS = """decor("vallee")
heros.dire("Bonjour les voisins")
def a_chaque_instant():
    if touche("droite"):
        heros.x = heros.x + 4
    if touche("gauche"):
        heros.x = heros.x - 4
"""
ENDLESS = "while True:\n    x = 1\n"


def test_the_hero_moves_with_the_keyboard(desk: Desk) -> None:
    desk.run()
    expect(desk.page.locator(".stage-frame")).to_be_focused()
    expect(desk.page.locator("#values")).to_contain_text("heros.x")
    start, before = desk.value("heros.x"), desk.pixels()
    desk.page.keyboard.down("ArrowRight")
    desk.wait_until_it_moved()
    desk.page.keyboard.up("ArrowRight")
    assert desk.value("heros.x") > start
    assert desk.pixels() != before


def test_keys_reach_the_game_only_while_it_has_the_focus(desk: Desk) -> None:
    desk.write(WALKS)
    desk.run()
    expect(desk.page.locator(".stage-frame")).to_be_focused()
    desk.page.locator(".cm-content").click()
    start = desk.value("heros.x")
    desk.page.keyboard.down("ArrowRight")
    desk.page.keyboard.up("ArrowRight")
    desk.page.get_by_role("button", name="Un instant").click()
    assert desk.value("heros.x") == start


def test_a_check_says_what_is_there_and_what_is_not_yet(desk: Desk) -> None:
    desk.check()
    verdict = desk.page.locator(".card.verdict")
    expect(verdict).to_contain_text("Pas encore")
    expect(verdict.locator("li .status")).to_have_text(["Réussi", "Pas encore"])
    expect(verdict).to_contain_text("Le programme est encore celui du départ")


def test_a_passed_step_lights_its_lantern_and_leads_on(desk: Desk) -> None:
    desk.write(WALKS)
    desk.check()
    expect(desk.page.locator(".card.good")).to_contain_text("Réussi")
    lantern = desk.page.locator(".lantern").first
    expect(lantern).to_have_accessible_name("Lancer, marcher, parler, réussie, vous êtes ici")
    desk.page.locator(".card .main").click()
    expect(desk.page.locator("h1")).to_have_text("Le compte à rebours")
    expect(desk.page.locator("h1")).to_be_focused()
    desk.expect_saved()
    desk.expect_stored("SELECT kind FROM events WHERE document = 'step:hello'", ("checked",))


def test_an_endless_loop_is_stopped_and_the_next_run_starts(desk: Desk) -> None:
    desk.wait_for_python()
    desk.wait_for_the_spare()
    desk.write(ENDLESS)
    desk.run()
    expect(desk.page.locator(".stop")).to_be_enabled()
    desk.stop()
    expect(desk.page.locator(".stop")).to_be_disabled()
    desk.write(WALKS)
    desk.run()
    expect(desk.page.locator("#values")).to_contain_text("heros.x")
    assert desk.program.strip() == WALKS.strip()


def test_an_endless_loop_left_alone_is_explained_with_its_line(desk: Desk) -> None:
    desk.write(ENDLESS)
    desk.run()
    expect(desk.page.locator(".card.error")).to_be_visible()
    expect(desk.page.locator(".error-line")).to_have_count(1)


@pytest.mark.parametrize(
    ("language", "program", "words"),
    [
        ("fr", 'decor("vallee")\nheros.dire("Osez !"\n', "n’est jamais refermé"),
        ("en", 'background("valley")\nhero.say("Dare!"\n', "never closed"),
    ],
)
def test_an_error_is_told_in_the_language_of_the_reader_with_its_line(
    visit: Callable[..., Page],
    server: ServerProcess,
    cards: Iterator[str],
    language: str,
    program: str,
    words: str,
) -> None:
    desk = Desk(visit(), server)
    desk.join(next(cards), language)
    desk.begin()
    desk.write(program)
    desk.run()
    card = desk.page.locator(".card.error")
    expect(card).to_contain_text(words)
    expect(card.locator(".try")).to_be_visible()
    expect(card.locator("details")).not_to_have_attribute("open", "")
    expect(card.locator(".line-link code")).to_have_text(program.splitlines()[1])
    marked = desk.page.locator(".error-line")
    expect(marked).to_have_attribute("aria-invalid", "true")
    assert marked.inner_text() == program.splitlines()[1]
    desk.page.locator(".line-link").click()
    expect(desk.page.locator(".cm-content")).to_be_focused()
    desk.page.keyboard.press("End")
    desk.page.keyboard.type(")")
    expect(marked).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Le symbole parenthèse `(` à la ligne 1 n'est pas fermé"),
        ("en", "The opening parenthesis `(` on line 1 is not closed"),
    ],
)
def test_the_whole_explanation_comes_after_the_first_picture(
    visit: Callable[..., Page],
    server: ServerProcess,
    cards: Iterator[str],
    language: str,
    words: str,
) -> None:
    """It travels after the rest: what it is made of must all be there by then."""
    desk = Desk(visit(), server)
    with desk.page.expect_response("**/friendly-*"):
        desk.join(next(cards), language)
        desk.begin()
    full = desk.page.locator(".card.error details")
    for _ in range(20):  # until the worker has unpacked it
        desk.write("oups(\n")
        desk.run()
        full.locator("summary").click()
        if words in full.inner_text():
            break
        desk.page.wait_for_timeout(250)
    expect(full).to_contain_text(words)


def test_an_error_shows_the_values_of_its_line(desk: Desk) -> None:
    desk.write('prix = "3"\nnombre = 2\ntotal = prix + nombre\n')
    desk.run()
    shown = desk.page.locator(".error-values")
    expect(shown.locator("dt")).to_have_text(["prix", "nombre"])
    expect(shown.locator("dd")).to_have_text(["'3'", "2"])
    assert desk.faults() == []


def test_what_is_found_comes_before_what_python_says_with_its_line(desk: Desk) -> None:
    step = CHAPTERS[0].steps[0]
    wrong = step.wrong("fr")["quotes_lost"]
    desk.write(wrong)
    desk.check()
    card = desk.page.locator(".card.verdict")
    found = check_step(step, "fr", wrong).first
    assert found is not None
    expect(card.locator("p").first).to_contain_text(told(found, "fr").seen.replace("`", ""))
    expect(card.locator(".line-link")).to_contain_text(f"Ligne {found.line}")
    expect(desk.page.locator(".cm-line.error-line")).to_contain_text("heros.dire")
    folded = card.locator("details", has_text="Ce qu’en dit Python")
    expect(folded).not_to_have_attribute("open", "")
    expect(card.locator(".try")).to_be_hidden()


def test_what_the_program_writes_is_shown(desk: Desk) -> None:
    desk.write('print("Bonjour", 3)\n')
    desk.run()
    expect(desk.page.locator(".console pre")).to_have_text("Bonjour 3")


def test_hints_come_one_at_a_time_then_a_solution_line_by_line(desk: Desk) -> None:
    ask_for_every_hint(desk)
    solution = desk.page.locator(".solution")
    desk.page.get_by_role("button", name="Une solution, ligne par ligne").click()
    hidden = solution.locator(".hidden-line")
    expect(solution).to_contain_text("decor(")
    before = hidden.count()
    while hidden.count():
        solution.get_by_role("button", name="Encore une ligne").click()
        expect(hidden).to_have_count(before - 1)
        before -= 1
    expect(solution).to_contain_text("heros.dire(")
    expect(solution.get_by_role("button")).to_have_count(0)


def test_a_solution_can_be_put_in_order_instead(desk: Desk) -> None:
    ask_for_every_hint(desk)
    program = desk.program
    desk.page.get_by_role("button", name="Une solution, à remettre en ordre").click()
    rows = desk.page.locator(".solution .grip")
    right = [
        line for line in load_lessons(LESSONS)[0].steps[0].done("fr").splitlines() if line.strip()
    ]
    for place, line in enumerate(right):
        while (at := rows.locator("code").all_inner_texts().index(line)) > place:
            rows.nth(at).press("Alt+ArrowUp")
            expect(rows.nth(at - 1).locator("code")).to_have_text(line)
    expect(desk.page.locator(".solution")).to_contain_text("C’est dans l’ordre")
    assert desk.program == program


def ask_for_every_hint(desk: Desk) -> None:
    for shown in (1, 2, 3):
        desk.page.locator(".hints > button").click()
        expect(desk.page.locator(".hint")).to_have_count(shown)


def test_pause_and_one_tick(desk: Desk) -> None:
    desk.write("def a_chaque_instant():\n    heros.x = heros.x + 1\n")
    desk.run()
    desk.wait_until_it_moved()
    desk.page.get_by_role("button", name="Pause").click()
    expect(desk.page.locator(".stage-note")).to_contain_text("En pause")
    place = desk.page.locator("#values dd").first
    seen = []
    for _ in range(3):
        before = place.inner_text()
        desk.page.get_by_role("button", name="Un instant").click()
        expect(place).not_to_have_text(before)
        seen.append(desk.value("heros.x"))
    assert seen[2] - seen[1] == seen[1] - seen[0] == 1


def test_a_hidden_tab_pauses_the_game(desk: Desk) -> None:
    desk.run()
    expect(desk.page.locator("#values")).to_contain_text("heros.x")
    desk.page.evaluate(
        """Object.defineProperty(document, "hidden", { get: () => true });
        document.dispatchEvent(new Event("visibilitychange"))"""
    )
    expect(desk.page.get_by_role("button", name="Reprendre")).to_be_visible()


def test_an_earlier_version_comes_back_and_nothing_is_erased(desk: Desk) -> None:
    desk.write('heros.dire("un")\n')
    desk.run()
    desk.write('heros.dire("deux")\n')
    desk.page.get_by_role("button", name="Versions").click()
    desk.page.locator(".versions li", has_text="Lancée").locator("button").click()
    assert 'heros.dire("un")' in desk.program
    desk.page.locator(".cm-content").click()
    desk.page.keyboard.press("Control+z")
    assert 'heros.dire("deux")' in desk.program
