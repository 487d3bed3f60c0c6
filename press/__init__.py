"""Paper: facts in, PDF out. It opens no store, keeps nothing, and imports nothing of the kit."""
