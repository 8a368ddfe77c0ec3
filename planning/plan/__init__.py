"""The plan: its model, its one writer, its one reader, and the document that carries it."""
