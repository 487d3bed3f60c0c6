"""The whole vocabulary of a participant, on one page, French and English side by side.

A word's id is its English spelling. ``also_fr`` lists accented spellings that a French
reader types quite naturally; they mean the same.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """One word: its id (English), its French, what kind it is and what it does."""

    id: str
    fr: str
    kind: str  # thing | action | attribute | method | moment
    help_fr: str
    help_en: str
    also_fr: tuple[str, ...] = ()

    def spelling(self, language: str) -> str:
        """The word as it is typed in ``language``."""
        return self.fr if language == "fr" else self.id

    def help(self, language: str) -> str:
        """One line that says what the word does."""
        return self.help_fr if language == "fr" else self.help_en


def _word(
    id: str, fr: str, kind: str, help_fr: str, help_en: str, also: tuple[str, ...] = ()
) -> Word:
    return Word(id, fr, kind, help_fr, help_en, also)


WORDS: tuple[Word, ...] = (
    # The scene
    _word(
        "background",
        "decor",
        "action",
        'change le décor : decor("nuit")',
        'changes the scenery: background("night")',
        ("décor",),
    ),
    _word(
        "title",
        "titre",
        "action",
        'écrit le titre en haut : titre("Osez !")',
        'writes the title at the top: title("Dare!")',
    ),
    _word(
        "text",
        "texte",
        "action",
        'écrit des mots à un endroit : texte("Ici", 100, 50)',
        'writes words at a place: text("Here", 100, 50)',
    ),
    _word(
        "sound",
        "son",
        "action",
        'joue un son : son("carillon")',
        'plays a sound: sound("chime")',
    ),
    _word(
        "music",
        "musique",
        "action",
        'joue une musique : musique("matin")',
        'plays some music: music("morning")',
    ),
    # The hero and the others
    _word("hero", "heros", "thing", "le héros de votre jeu", "the hero of your game", ("héros",)),
    _word(
        "sprite",
        "personnage",
        "action",
        'ajoute quelque chose : personnage("lanterne", 300, 200)',
        'adds something: sprite("lantern", 300, 200)',
    ),
    _word(
        "remove",
        "enlever",
        "action",
        "retire quelque chose de la scène : enlever(nuage)",
        "takes something off the stage: remove(cloud)",
    ),
    _word("x", "x", "attribute", "la place de gauche à droite", "the place from left to right"),
    _word("y", "y", "attribute", "la place de haut en bas", "the place from top to bottom"),
    _word("size", "taille", "attribute", "la taille : 1 est normale", "the size: 1 is normal"),
    _word("pose", "pose", "attribute", 'la pose : "content"', 'the pose: "happy"'),
    _word("look", "allure", "attribute", 'l’allure : "chapeau"', 'the look: "hat"'),
    _word("colour", "couleur", "attribute", 'la couleur : "vert"', 'the colour: "green"'),
    _word("visible", "visible", "attribute", "visible ou non", "visible or not"),
    _word(
        "speed_x",
        "vitesse_x",
        "attribute",
        "la vitesse vers la droite, en points à chaque instant",
        "the speed to the right, in points at each tick",
    ),
    _word(
        "speed_y",
        "vitesse_y",
        "attribute",
        "la vitesse vers le bas, en points à chaque instant",
        "the speed downwards, in points at each tick",
    ),
    _word(
        "gravity",
        "gravite",
        "attribute",
        "la gravité : la vitesse gagnée vers le bas à chaque instant",
        "the gravity: the speed gained downwards at each tick",
        ("gravité",),
    ),
    _word(
        "say",
        "dire",
        "method",
        'fait parler : heros.dire("Bonjour !")',
        'makes it speak: hero.say("Hello!")',
    ),
    # Moments and keys
    _word(
        "each_tick",
        "a_chaque_instant",
        "moment",
        "ce qui se passe à chaque instant : def a_chaque_instant():",
        "what happens at each tick: def each_tick():",
        ("à_chaque_instant",),
    ),
    _word(
        "key",
        "touche",
        "action",
        'vrai quand la touche est tenue : touche("droite")',
        'true while the key is held: key("right")',
    ),
    _word(
        "every",
        "toutes_les",
        "action",
        "vrai une fois toutes les 2 secondes : toutes_les(2)",
        "true once every 2 seconds: every(2)",
    ),
    # Meeting and chance
    _word(
        "touching",
        "se_touchent",
        "action",
        "vrai quand les deux se touchent : se_touchent(heros, nuage)",
        "true when the two touch: touching(hero, cloud)",
    ),
    _word(
        "distance",
        "distance",
        "action",
        "les points entre deux personnages : distance(heros, village)",
        "the points between two sprites: distance(hero, village)",
    ),
    _word(
        "light",
        "allumer",
        "action",
        "allume un village ou une lanterne : allumer(village)",
        "lights a village or a lantern: light(village)",
    ),
    _word(
        "chance",
        "hasard",
        "action",
        "tire un nombre au hasard : hasard(1, 6)",
        "draws a number by chance: chance(1, 6)",
    ),
    # The game
    _word(
        "game",
        "jeu",
        "thing",
        "le jeu : ses points, ses vies, son niveau",
        "the game: its score, its lives, its level",
    ),
    _word("score", "score", "attribute", "les points du jeu", "the points of the game"),
    _word("lives", "vies", "attribute", "les vies qui restent", "the lives that are left"),
    _word("level", "niveau", "attribute", "le niveau du jeu", "the level of the game"),
    _word("win", "gagner", "action", "la partie est gagnée", "the game is won"),
    _word("lose", "perdre", "action", "la partie est perdue", "the game is lost"),
)

VALUES: dict[str, dict[str, str]] = {
    # kind of value -> id (English) -> French
    "background": {
        "valley": "vallee",
        "night": "nuit",
        "dawn": "aube",
        "village": "village",
        "workshop": "atelier",
    },
    "sprite": {
        "hero": "heros",
        "spark": "etincelle",
        "idea": "idee",
        "village": "village",
        "lantern": "lanterne",
        "tree": "arbre",
        "cloud": "nuage",
        "cat": "chat",
        "goat": "chevre",
        "cable": "cable",
        "screen": "ecran",
        "rumour": "rumeur",
        "papers": "paperasse",
        "anchor": "ancre",
        "mill": "moulin",
    },
    "look": {
        "scarf": "echarpe",
        "cap": "casquette",
        "hat": "chapeau",
        "apron": "tablier",
    },
    "pose": {
        "still": "debout",
        "walking": "marche",
        "jumping": "saut",
        "happy": "content",
        "hurt": "touche",
        "lit": "allume",
        "dark": "eteint",
    },
    "colour": {
        "white": "blanc",
        "black": "noir",
        "red": "rouge",
        "orange": "orange",
        "yellow": "jaune",
        "green": "vert",
        "blue": "bleu",
        "purple": "violet",
        "pink": "rose",
    },
    "key": {
        "left": "gauche",
        "right": "droite",
        "up": "haut",
        "down": "bas",
        "space": "espace",
        "enter": "entree",
    },
    "sound": {
        "chime": "carillon",
        "spark": "etincelle",
        "jump": "saut",
        "bump": "choc",
        "win": "victoire",
    },
    "music": {
        "morning": "matin",
        "avalanche": "avalanche",
    },
}
"""The words between quotes. Accents and capitals are accepted: "Vallée" means "vallee"."""
