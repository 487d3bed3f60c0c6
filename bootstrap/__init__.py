"""From a bare machine to a running kit: standard library only, used by start.py alone."""
