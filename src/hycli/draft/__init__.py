"""A knowledge file made of a plain text: outline, figures, honours, readings."""
