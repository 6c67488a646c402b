"""Ways: reaching somebody through people one knows."""
