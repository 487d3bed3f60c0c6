"""What every request of a room goes through: whose seat it is, names of documents, refusals."""
