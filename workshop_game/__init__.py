"""What runs a participant's program: in a browser, in a desktop window or in the grader."""
