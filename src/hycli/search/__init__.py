"""Finding what the reader meant."""
