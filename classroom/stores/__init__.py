"""The three stores of a room: how they are opened and migrated, and the tables of each, apart."""
