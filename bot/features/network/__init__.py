"""A member's own network: whom they met, what stayed with them, and a notebook of their talks."""
