"""How a plan is read back: by Markdown structure, each value with its line, what cannot be read by its line."""
