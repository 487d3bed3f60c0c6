"""The stage: draws a world with pygame-ce, in a desktop window or out of a Web Worker."""
