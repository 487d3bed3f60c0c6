"""What one caller may hold: places, room, a name."""

from __future__ import annotations

from serving.holding import REMEMBERED, Names, Places, Quota


def test_a_caller_has_so_many_places_and_the_others_have_theirs() -> None:
    places = Places(each=2, in_all=3)
    assert [places.take("a"), places.take("a"), places.take("a")] == [True, True, False]
    assert [places.take("b"), places.take("b")] == [True, False]
    places.give_back("a")
    assert places.take("b")


def test_room_is_counted_in_pieces_and_in_bytes_for_each_caller() -> None:
    quota = Quota(rows=3, size=100)
    quota.add("a", 2, 60)
    assert quota.fits("a", 1, 40)
    assert not quota.fits("a", 1, 41)
    assert not quota.fits("a", 2, 1)
    assert quota.fits("b", 3, 100)
    assert quota.knows("a")
    assert not quota.knows("b")


def test_a_key_has_the_name_that_it_was_given_and_old_keys_go() -> None:
    names = Names()
    names.remember("k", "seat 1")
    assert [names["k"], names["other"]] == ["seat 1", None]
    for number in range(REMEMBERED):
        names.remember(str(number), "seat 2")
    assert names["k"] is None
    assert len(names._names) == REMEMBERED
