"""The facilitator's board: what it knows of the room, in words, and who may see it."""
