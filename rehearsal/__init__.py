"""A whole day played by simulated people against the real server, over HTTP alone."""
