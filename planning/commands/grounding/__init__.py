"""Whether what a command names is in the repository: exists, missing, or cannot tell."""
