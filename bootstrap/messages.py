"""Everything that start.py says, in French and in English, side by side.

This file stays readable by Python 3.6: it also says that a Python is too old.
"""

import locale
import os
import sys

MESSAGES = {
    # What is wrong, and what to do about it.
    "python_too_old": {
        "fr": "Cet ordinateur utilise Python {found}. L’atelier demande Python 3.11 ou plus récent."
        " Installez-le, puis lancez : python3.11 start.py",
        "en": "This computer runs Python {found}. The workshop needs Python 3.11 or newer."
        " Install it, then run: python3.11 start.py",
    },
    "no_venv": {
        "fr": "Il manque à ce Python le module venv."
        " Sous Debian ou Ubuntu : sudo apt install {package}. Ailleurs : réinstallez Python"
        " depuis python.org. Puis relancez la même commande.",
        "en": "This Python lacks its venv module."
        " On Debian or Ubuntu: sudo apt install {package}. Elsewhere: reinstall Python"
        " from python.org. Then run the same command again.",
    },
    "no_network": {
        "fr": "Pas d’accès à Internet (étape « {phase} »). La première installation en a besoin,"
        " les suivantes non. Connectez l’ordinateur, puis relancez la même commande :"
        " elle reprendra ici. Détails : {log}",
        "en": "No access to the Internet (step “{phase}”). The first set-up needs it, later runs"
        " do not. Connect the computer, then run the same command again:"
        " it will go on from here. Details: {log}",
    },
    "disk_full": {
        "fr": "Le disque est plein : il reste {free} dans {folder}, il en faut environ {needed}."
        " Libérez de la place, puis relancez la même commande.",
        "en": "The disk is full: {free} left in {folder}, about {needed} needed."
        " Make some room, then run the same command again.",
    },
    "wrong_hash": {
        "fr": "Un paquet téléchargé n’est pas celui qui était attendu : rien n’a été installé."
        " Réessayez sur un autre réseau. Si cela continue, écrivez-nous. Détails : {log}",
        "en": "A downloaded package is not the expected one: nothing was installed."
        " Try again on another network. If it goes on, write to us. Details: {log}",
    },
    "no_wheel": {
        "fr": "Un paquet n’existe pas pour ce Python ({python}) ou cet ordinateur."
        " Essayez avec Python 3.11, 3.12 ou 3.13. Détails : {log}",
        "en": "A package does not exist for this Python ({python}) or this computer."
        " Try with Python 3.11, 3.12 or 3.13. Details: {log}",
    },
    "phase_failed": {
        "fr": "L’étape « {phase} » n’a pas abouti. Dernières lignes :\n{tail}\nLe reste : {log}",
        "en": "The step “{phase}” did not succeed. Last lines:\n{tail}\nThe rest: {log}",
    },
    "gigabytes": {"fr": "{count} Go", "en": "{count} GB"},
    "megabytes": {"fr": "{count} Mo", "en": "{count} MB"},
    "not_writable": {
        "fr": "Impossible d’écrire dans {folder}. Vérifiez que ce dossier vous appartient,"
        " ou copiez l’atelier dans un dossier à vous.",
        "en": "Cannot write in {folder}. Check that this folder is yours,"
        " or copy the kit into a folder of your own.",
    },
    "port_taken": {
        "fr": "Le port {port} est déjà utilisé, peut-être par un atelier déjà ouvert."
        " Fermez-le, ou choisissez un autre port : python3 start.py --port {other}",
        "en": "Port {port} is already in use, perhaps by a workshop that is already open."
        " Close it, or choose another port: python3 start.py --port {other}",
    },
    "already_running": {
        "fr": "Une autre installation est en cours dans ce dossier (processus {pid})."
        " Attendez qu’elle se termine, puis relancez la même commande.",
        "en": "Another set-up is running in this folder (process {pid})."
        " Wait until it ends, then run the same command again.",
    },
    "interrupted": {
        "fr": "Interrompu. Rien n’est perdu : la même commande reprendra où elle en était.",
        "en": "Interrupted. Nothing is lost: the same command will go on from where it was.",
    },
    "tools_missing": {
        "fr": "Les tests ont besoin de : {tools}. Installez-les, puis relancez."
        " Sous Debian ou Ubuntu : sudo apt install {packages}",
        "en": "The tests need: {tools}. Install them, then run again."
        " On Debian or Ubuntu: sudo apt install {packages}",
    },
    # Progress.
    "setting_up": {
        "fr": "Installation de l’atelier : une seule fois, quelques minutes. Journal : {logs}",
        "en": "Setting the workshop up: once, a few minutes. Logs: {logs}",
    },
    "phase_done": {"fr": "fait en {seconds} s", "en": "done in {seconds} s"},
    "packages_fetched": {
        "fr": "{count} sur environ {total} reçus",
        "en": "{count} of about {total} received",
    },
    "packages_installing": {
        "fr": "{count} reçus, installation",
        "en": "{count} received, installing",
    },
    "venv": {"fr": "Environnement Python", "en": "Python environment"},
    "packages": {"fr": "Paquets Python", "en": "Python packages"},
    "page_packages": {"fr": "Paquets de la page", "en": "Packages of the page"},
    "page": {"fr": "Construction de la page", "en": "Building the page"},
    "test_packages": {"fr": "Paquets des tests", "en": "Packages of the tests"},
    "test_tools": {"fr": "Outils des tests", "en": "Tools of the tests"},
    # The checks of `start.py test`.
    "check_passed": {"fr": "{check} : réussi", "en": "{check}: passed"},
    "check_failed": {"fr": "{check} : à revoir", "en": "{check}: failed"},
    "locked": {"fr": "{file} est à jour.", "en": "{file} is up to date."},
    "help": {
        "fr": """\
python3 start.py                 installe (la première fois) puis ouvre l’atelier
python3 start.py --port 8123     les options vont à « atelier serve »
python3 start.py test            vérifie tout ; --fast : en moins d’une minute ; --slow : tout
python3 start.py bench           mesure les vitesses
python3 start.py graph           montre quel dossier utilise lequel
python3 start.py lock            fige de nouveau les versions des paquets Python
python3 start.py MOT ...         lance « atelier MOT ... » (play, check, grade, doctor...)
""",
        "en": """\
python3 start.py                 sets up (the first time), then opens the workshop
python3 start.py --port 8123     options go to `atelier serve`
python3 start.py test            checks everything; --fast: under a minute; --slow: all of it
python3 start.py bench           measures the speeds
python3 start.py graph           shows which folder uses which
python3 start.py lock            pins the versions of the Python packages again
python3 start.py WORD ...        runs `atelier WORD ...` (play, check, grade, doctor...)
""",
    },
}


def language() -> str:
    """Return the language of this computer, French when it is neither of ours."""
    asked = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    if sys.platform == "win32":
        asked.append(locale.getlocale()[0] or "")  # such as "French_France"
    known = [name[:2].lower() for name in asked if name[:2].lower() in ("fr", "en")]
    return known[0] if known else "fr"


def text(message: str, **values: object) -> str:
    """Return a message in the language of this computer."""
    return MESSAGES[message][language()].format(**values)


def accept_any_letter() -> None:
    """Let a console with an old encoding show what it can, instead of failing on an accent."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
