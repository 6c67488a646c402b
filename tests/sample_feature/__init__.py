"""A feature added by the checklist of docs/architecture.md, and the stories that it passes."""
