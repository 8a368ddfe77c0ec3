"""A host's file edited so that nothing else in it changes: text is put in at places that a parser gave."""
