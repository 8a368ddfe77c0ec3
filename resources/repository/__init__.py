"""Facts about the repository: read from its files as they are, never by running anything of it."""
