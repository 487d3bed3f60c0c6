"""The pygame-ce wheel for Pyodide, rebuilt from package registries (see ../README.md)."""
