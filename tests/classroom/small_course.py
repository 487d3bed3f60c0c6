"""The smallest course: one chapter with one step, one aptitude item with secrets to keep."""

from __future__ import annotations

from pathlib import Path


def write_course(root: Path) -> None:
    """The smallest course that the kit reads."""
    chapter, item = root / "lessons" / "01_window", root / "exercises" / "best_jump"
    files = {
        chapter / "chapter.toml": 'format = 1\nid = "window"\n',
        chapter / "fr.md": "# title\nLa fenêtre\n\n# text\nLa *fibre* arrive.\n",
        chapter / "en.md": "# title\nThe window\n\n# text\nThe *fibre* arrives.\n",
        **{chapter / "01_hello" / name: text for name, text in STEP.items()},
        **{item / name: text for name, text in ITEM.items()},
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


STEP = {
    "step.toml": """format = 1
id = "hello"
minutes = 5
mode = "predict"
[predict]
choices = ["speaks", "silent"]
answer = "speaks"
[[check]]
id = "says"
kind = "world"
ticks = 1
field = "hero.saying"
equals = "Hi"
[[mistake]]
id = "says_nothing"
""",
    "fr.md": """# title
Dire bonjour
# text
Tapez `heros` <script>alert(1)</script>
# question
Que va-t-il se passer ?
# choice speaks
Il parle.
# choice silent
Il se tait.
# hint 10
Dernier indice.
# hint 2
Premier indice.
# check says
Il parle.
# mistake says_nothing
Votre héros **reste muet**.
# praise
Bravo.
# helper
**À demander.** « Que dit-il ? »
""",
    "en.md": """# title
Say hello
# text
Type `hero`
# question
What will happen?
# choice speaks
It speaks.
# choice silent
It stays silent.
# hint 2
First hint.
# check says
It speaks.
# mistake says_nothing
Your hero **stays silent**.
# praise
Well done.
# helper
**To ask.** “What does it say?”
""",
    "start.py": "pass\n",
    "done.py": 'hero.say("Hi")\n',
    "right/other.py": 'hero.say("Hi")  # right_variant\n',
    "wrong/says_nothing.py": "hero.x = 3\n",
}

ITEM = {
    "item.toml": """format = 1
id = "best_jump"
minutes = 10
skills = ["loop"]
role = "aptitude"
call = "best_jump"
[[case]]
id = "shown_case"
give = [[3, 8]]
expect = 8
shown = true
[[case]]
id = "hidden_case"
give = [[777, 1]]
expect = 777
points = 3
[[mistake]]
id = "secret_mistake"
points = 1
""",
    "fr.md": """# title
Le meilleur saut
# text
Complétez `{{best_jump}}`.
# mistake secret_mistake
Message réservé.
# rationale
Raison réservée au jury.
# limits
Limite réservée au jury.
""",
    "en.md": """# title
The best jump
# text
Complete `{{best_jump}}`.
# mistake secret_mistake
Reserved message.
# rationale
Reason reserved for the jury.
# limits
Limit reserved for the jury.
""",
    "names.toml": '[names]\nbest_jump = { fr = "meilleur_saut", en = "best_jump" }\n',
    "given.py": "GIVEN = 1\n",
    "start.py": "def best_jump(jumps):\n    return 0\n",
    "answer.py": "def best_jump(jumps):\n    return max(jumps)  # the_answer\n",
    "right/loop.py": "right_variant = 1\n",
    "wrong/secret_mistake.py": "wrong_variant = 1\n",
}
