"""A problem that the user can mend."""


class Trouble(Exception):
    """Its text says what happened and what to do, in the user's language."""
