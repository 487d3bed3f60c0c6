"""Who comes to a rehearsal."""

import pytest

from atelier.places import EXERCISES, LESSONS
from classroom.workshop.animals import animals
from rehearsal.people import TEMPERS, Person, invite
from workshop_game.checking import check_step, load_items, load_lessons

STEPS = [step for chapter in load_lessons(LESSONS) for step in chapter.steps]


def people(count: int, seed: int) -> list[Person]:
    return invite(count, seed, list(animals()), STEPS, load_items(EXERCISES))


def test_the_same_seed_invites_the_same_people() -> None:
    assert people(12, 1) == people(12, 1)
    assert people(12, 1) != people(12, 2)


def test_everyone_has_a_card_of_their_own() -> None:
    cards = [person.animal for person in people(20, 3)]
    assert len(set(cards)) == 20


def test_every_temper_and_both_languages_come_up() -> None:
    crowd = [person for seed in range(10) for person in people(12, seed)]
    assert {person.temper for person in crowd} == set(TEMPERS)
    assert {person.language for person in crowd} == {"fr", "en"}


def test_some_leave_an_item_and_some_forget_to_hand_in() -> None:
    crowd = [person for seed in range(10) for person in people(12, seed)]
    items = len(load_items(EXERCISES))
    assert any(len(person.answers) < items for person in crowd)
    assert any(not answer.handed_in for person in crowd for answer in person.answers)


def test_fewer_people_manage_an_item_that_asks_more() -> None:
    items = {item.id: item for item in load_items(EXERCISES)}
    managed: dict[int, list[bool]] = {1: [], 5: []}
    for person in (each for seed in range(20) for each in people(12, seed)):
        for answer in person.answers:
            item = items[answer.item]
            if item.difficulty in managed:
                right = [item.answer(person.language), *item.right(person.language).values()]
                managed[item.difficulty].append(answer.source in right)
    share = {difficulty: sum(done) / len(done) for difficulty, done in managed.items()}
    assert share[1] > share[5] + 0.2


def test_people_end_a_step_with_a_right_answer() -> None:
    steps = {step.id: step for step in STEPS}
    person = people(1, 5)[0]
    last = {attempt.step: attempt for attempt in person.attempts}
    for id, attempt in last.items():
        step = steps[id]
        predicted = step.prediction.answer if step.prediction else None
        assert check_step(step, person.language, attempt.source, predicted).passed


def test_more_people_than_cards_are_refused() -> None:
    with pytest.raises(ValueError, match="41 people"):
        people(41, 1)
