"""Drawings, sounds, fonts and the palette: see ASSETS.md for their origin and licences."""

from pathlib import Path

ASSETS = Path(__file__).parent
"""The folder that holds them all."""
