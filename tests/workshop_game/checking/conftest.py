"""A small step and a small item, written as an author writes them."""

from pathlib import Path

import pytest

STEP = {
    "step.toml": """
format = 1
id = "walk"
minutes = 5
mode = "modify"

[[check]]
id = "goes_right"
kind = "world"
ticks = 30
field = "hero.x"
min = 101

[[check]]
id = "stays"
kind = "world"
ticks = 30
field = "hero.x"
max = 640

[[mistake]]
id = "unchanged"

[[mistake]]
id = "walks_left"
when = { ticks = 30, field = "hero.x", max = 99 }

[[mistake]]
id = "too_fast"

[[mistake]]
id = "misspelt"
when = { finding = "near_name" }
""",
    "fr.md": """# title
Avancer
# text
Changez `{{speed}}`.
# hint 1
Cherchez le nombre.
# hint 2
Il est à la ligne 1.
# hint 3
Essayez 2.
# praise
Bravo.
# helper
Laissez chercher.
# check goes_right
Le héros va vers la droite.
# check stays
Le héros reste sur la scène.
# mistake unchanged
La vitesse vaut encore 0.
# mistake walks_left
Le héros part à gauche.
# mistake too_fast
Le héros va trop vite.
# mistake misspelt
Un mot est inconnu.
""",
    "en.md": """# title
Walk
# text
Change `{{speed}}`.
# hint 1
Look for the number.
# hint 2
It is on line 1.
# hint 3
Try 2.
# praise
Well done.
# helper
Let them look.
# check goes_right
The hero goes to the right.
# check stays
The hero stays on the stage.
# mistake unchanged
The speed is still 0.
# mistake walks_left
The hero goes to the left.
# mistake too_fast
The hero goes too fast.
# mistake misspelt
A word is unknown.
""",
    "names.toml": 'names = { speed = { fr = "vitesse", en = "speed" } }\n',
    "start.py": "speed = 0\nhero.x = 100\n\ndef each_tick():\n    hero.x = hero.x + speed\n",
    "done.py": "speed = 2\nhero.x = 100\n\ndef each_tick():\n    hero.x = hero.x + speed\n",
    "right/slow.py": "speed = 1\nhero.x = 100\n\ndef each_tick():\n    hero.x = hero.x + speed\n",
    "wrong/walks_left.py": "hero.x = 100\n\ndef each_tick():\n    hero.x = hero.x - 1\n",
    "wrong/too_fast.py": "hero.x = 100\n\ndef each_tick():\n    hero.x = hero.x + 50\n",
    "wrong/misspelt.py": "hero.x = 100\n\ndef each_tick():\n    hero.x = herro.x + speed\n",
}

ITEM = {
    "item.toml": """
format = 1
id = "best_jump"
minutes = 6
skills = ["loop"]
call = "best_jump"

[[case]]
id = "middle"
give = [[3, 8, 5]]
expect = 8
shown = true

[[case]]
id = "first"
give = [[9, 1]]
expect = 9
points = 1

[[case]]
id = "none"
evaluate = "best_jump([])"
expect = 0
points = 2

[[mistake]]
id = "unchanged"
points = 0

[[mistake]]
id = "takes_the_first"
points = 1

[[mistake]]
id = "stops_on_none"
points = 1

[[mistake]]
id = "shows"
points = 0
""",
    "fr.md": """# title
Le plus haut
# text
Complétez `{{best_jump}}`.
# rationale
Parcourir une liste.
# limits
La rapidité.
# case middle
Le plus haut est au milieu.
# case first
Le plus haut est le premier.
# case none
Il n’y a aucun saut.
# mistake unchanged
Rien n’est encore écrit.
# mistake takes_the_first
C’est le premier saut.
# mistake stops_on_none
Et sans aucun saut ?
# mistake shows
Montrer et rendre sont deux choses.
""",
    "en.md": """# title
The highest
# text
Complete `{{best_jump}}`.
# rationale
Going through a list.
# limits
Speed.
# case middle
The highest is in the middle.
# case first
The highest is the first.
# case none
There is no jump.
# mistake unchanged
Nothing is written yet.
# mistake takes_the_first
It is the first jump.
# mistake stops_on_none
And with no jump at all?
# mistake shows
Showing and returning are two things.
""",
    "names.toml": 'names = { best_jump = { fr = "plus_haut", en = "best_jump" } }\n',
    "start.py": "def best_jump(jumps):\n    return None\n",
    "answer.py": "def best_jump(jumps):\n    return max(jumps, default=0)\n",
    "right/sorted.py": "def best_jump(jumps):\n    return sorted([0] + jumps)[-1]\n",
    "wrong/takes_the_first.py": "def best_jump(jumps):\n    return jumps[0]\n",
    "wrong/stops_on_none.py": "def best_jump(jumps):\n    return max(jumps)\n",
    "wrong/shows.py": "def best_jump(jumps):\n    print(max(jumps, default=0))\n",
}


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write files below ``folder``."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def step_folder(tmp_path: Path) -> Path:
    """A step that has everything."""
    return write(tmp_path / "walk", STEP)


@pytest.fixture
def item_folder(tmp_path: Path) -> Path:
    """An item that has everything."""
    return write(tmp_path / "best_jump", ITEM)
