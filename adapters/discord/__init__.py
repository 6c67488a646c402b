"""Discord: slash commands, Components V2 messages, modals, private threads, shards."""
