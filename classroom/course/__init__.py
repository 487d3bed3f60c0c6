"""The course of a room: read from its folder, told with the group's cards, shaped for the page."""
