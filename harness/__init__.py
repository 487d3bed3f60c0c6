"""What tests, measures and the pictures of the docs share: browsers, servers, networks, courses.

It is none of the kit: `tests`, `bench` and `docs` import it, and nothing that a school runs does.
"""
