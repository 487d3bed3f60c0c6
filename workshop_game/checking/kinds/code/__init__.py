"""An item that is answered with a program: it runs, and cases look at what it leaves."""
