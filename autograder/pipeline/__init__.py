"""Copies become outcomes: a course, submissions, nbgrader's own steps, records."""
