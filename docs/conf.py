"""How Sphinx makes the site of the documentation: `make docs`."""

project = "Paned"
author = "Paned contributors"
copyright = author
extensions = ["myst_parser"]
exclude_patterns = ["build"]
html_theme = "furo"
html_title = "Paned"
html_show_sphinx = False
html_show_copyright = False
html_show_sourcelink = False
myst_heading_anchors = 3
# Diagrams stay text: drawing them needs a script from elsewhere.
suppress_warnings = ["misc.highlighting_failure"]
