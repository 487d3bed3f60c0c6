"""The workshop's words as an ordinary Python import, for a game that went home.

A file that leaves the workshop begins with `from workshop_game.home.fr import *` and ends with
`jouer(globals())`: plain Python with pygame-ce runs it. ``frame.json`` holds those lines, for
this package and for the page that writes them.
"""

from workshop_game.home.frame import framed, own_part, written_in

__all__ = ["framed", "own_part", "written_in"]
