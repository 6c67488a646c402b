"""The web server of the program: health and numbers for an operator's tools, and pages."""
