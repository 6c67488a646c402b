"""`/intro mentor`: a member asks another to be their mentor for a term."""
