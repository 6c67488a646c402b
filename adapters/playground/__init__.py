"""The playground: a chat platform of our own, in a browser on this machine, with sample members."""
