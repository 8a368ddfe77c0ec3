"""The world on disk: the workspace, its documents, what clients may read."""
