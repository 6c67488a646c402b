"""The playground: a simulated chat platform in a browser on this machine, with sample members."""
