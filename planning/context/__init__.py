"""What the project's own documents say about a change: facts, requirements, infrastructure, each with its line."""
