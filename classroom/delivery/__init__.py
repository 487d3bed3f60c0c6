"""What a browser downloads: the built page, the bundles of its Python, and how they are packed."""
