"""The workshop's side of the wall: seats, what they write, what happens there, calls for help."""
