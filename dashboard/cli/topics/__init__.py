"""Numbers of single pages on the command line: `figures --topic`, one module a topic."""
