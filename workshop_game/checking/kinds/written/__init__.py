"""An item that is answered in one's own words: people read it."""
