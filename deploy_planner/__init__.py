"""The launcher, and nothing else: an application, not a library to import."""
