"""Finding people by what a text means: its words, and the equivalent terms of both languages."""
