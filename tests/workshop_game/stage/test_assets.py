"""The drawings, the palette, the sounds: complete, within their rules, readable by everyone."""

import itertools
import json
import re
import tomllib
import wave
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from workshop_game.assets import ASSETS, make_sounds, notes
from workshop_game.core.sprite import BOXES
from workshop_game.stage.catalogue import catalogue, frames, palette, recoloured
from workshop_game.words import VALUES

DRAWINGS = sorted(ASSETS.glob("*/*.svg"))
COLOURS = {
    name: tones["main"]
    for name, tones in tomllib.loads((ASSETS / "palette.toml").read_text("utf-8"))[
        "colours"
    ].items()
}

# What people with each kind of colour-blindness see of linear RGB (Machado, Oliveira and
# Fernandes, 2009, severity 1.0).
EYES = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}


def linear(colour: str) -> np.ndarray:
    channels = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    to_xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    xyz = to_xyz @ np.clip(rgb, 0, 1) / np.array([0.95047, 1, 1.08883])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    light = sorted(float(np.array([0.2126, 0.7152, 0.0722]) @ linear(c)) for c in (one, other))
    return (light[1] + 0.05) / (light[0] + 0.05)


@pytest.mark.parametrize("eyes", EYES)
def test_any_two_colours_can_be_told_apart(eyes: str) -> None:
    seen = {name: lab(EYES[eyes] @ linear(colour)) for name, colour in COLOURS.items()}
    close = {
        (one, other): round(float(np.linalg.norm(seen[one] - seen[other])), 1)
        for one, other in itertools.combinations(seen, 2)
        if np.linalg.norm(seen[one] - seen[other]) < 15
    }
    assert close == {}


@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("stage.ink", "stage.paper", 7.0),  # speech
        ("stage.paper", "stage.ink", 7.0),  # title
        ("colours.yellow.main", "stage.ink", 7.0),  # last word
        ("stage.ink", "things.rock", 3.0),  # the face of an idea
        ("colours.orange.main", "stage.ink", 3.0),  # the hero's jacket in its outline
    ],
)
def test_what_is_read_stands_out(ink: str, ground: str, least: float) -> None:
    assert contrast(palette()[ink], palette()[ground]) >= least


def test_the_catalogue_and_the_vocabulary_name_the_same_things() -> None:
    assert catalogue()["backgrounds"] == list(VALUES["background"])
    assert set(catalogue()["colours"]) == set(VALUES["colour"]) == set(COLOURS)
    assert set(catalogue()["sounds"]) == set(VALUES["sound"])
    assert set(catalogue()["music"]) == set(VALUES["music"])
    assert catalogue()["looks"] == list(VALUES["look"])
    assert set(VALUES["sprite"]) <= set(catalogue()["kinds"])
    poses = {pose for kind in catalogue()["kinds"].values() for pose in kind["poses"]}
    assert poses == set(VALUES["pose"])


def test_every_kind_that_the_world_knows_is_drawn() -> None:
    assert set(BOXES) <= set(catalogue()["kinds"])


def test_no_drawing_is_missing_and_none_is_left_over() -> None:
    kinds = catalogue()["kinds"].values()
    wanted = {
        drawing.format(look=look)
        for kind in kinds
        for pose in kind["poses"].values()
        for drawing in pose
        for look in catalogue()["looks"]
    }
    assert wanted == {path.stem for path in (ASSETS / "sprites").glob("*")}
    assert set(catalogue()["backgrounds"]) == {p.stem for p in (ASSETS / "backgrounds").glob("*")}
    assert set(catalogue()["sounds"]) == {path.stem for path in (ASSETS / "sounds").glob("*")}


def test_a_pose_that_a_kind_lacks_is_shown_as_still() -> None:
    assert frames("tree", "happy", "cap") == frames("tree", "still", "hat") == ("tree_still",)


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_a_drawing_keeps_to_the_palette(path: Path) -> None:
    used = set(re.findall(r"#[0-9a-fA-F]{6}\b", path.read_text("utf-8")))
    assert used <= set(palette().values())


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_a_drawing_uses_what_the_renderer_knows(path: Path) -> None:
    known = {"svg", "g", "path", "rect", "circle", "defs", "linearGradient", "stop"}
    root = ElementTree.parse(path).getroot()
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= known
    assert root.get("width", "").isdigit()
    assert root.get("height", "").isdigit()


@pytest.mark.parametrize("kind", catalogue()["kinds"])
def test_every_drawing_of_a_kind_takes_the_colour_asked_for(kind: str) -> None:
    table = catalogue()["kinds"][kind]
    other = "purple" if table["main"] != ["colours.purple.main"] else "green"
    for pose, look in itertools.product(table["poses"], catalogue()["looks"]):
        for drawing in frames(kind, pose, look):
            svg = (ASSETS / "sprites" / f"{drawing}.svg").read_text("utf-8")
            assert palette()[f"colours.{other}.main"] in recoloured(svg, kind, other)


@pytest.mark.parametrize("name", make_sounds.SOUNDS)
def test_a_sound_is_short_audible_and_what_the_script_makes(name: str, tmp_path: Path) -> None:
    kept = ASSETS / "sounds" / f"{name}.wav"
    assert kept.stat().st_size < 20_000
    made = make_sounds.write(name, tmp_path)
    one, other = (_samples(path) for path in (kept, made))
    assert np.abs(one).max() > 8_000
    assert np.abs(one - other).max() <= 1  # another machine's sine may round differently


@pytest.mark.parametrize("name", catalogue()["music"])
def test_a_tune_is_short_quiet_and_loops(name: str) -> None:
    score, seconds = notes.tune(name)
    made = np.array(notes.samples(score[:40], 5))
    assert 5 < seconds < 30
    assert all(110 / 2 <= note.pitch <= 440 * 4 for note in score)
    assert 2_000 < np.abs(made).max() < 32_000
    voices = json.loads((ASSETS / "music.json").read_text("utf-8"))[name]["voices"]
    assert len({len(voice["notes"]) for voice in voices}) == 1


def test_the_font_has_the_letters_of_french() -> None:
    import pygame

    pygame.font.init()
    for path in (ASSETS / "fonts").glob("*.ttf"):
        assert path.stat().st_size < 300_000
        font = pygame.font.Font(path, 20)
        letters = "ÀÂÇÉÈÊËÎÏÔŒÙÛÜàâçéèêëîïôœùûüÿ«»’…–—€\u00a0"
        missing = [
            each for each, found in zip(letters, font.metrics(letters), strict=True) if not found
        ]
        assert missing == []


def _samples(path: Path) -> np.ndarray:
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(int)
