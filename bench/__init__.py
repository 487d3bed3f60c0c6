"""How fast the kit is where a person waits: `python3 start.py bench`."""
