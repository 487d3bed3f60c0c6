"""The LAN server of a workshop room: seats, saved work, help, aptitude copies, the board.

May import `workshop_game.core`, `.words` and `.checking`; never pygame, never `autograder`.
"""
