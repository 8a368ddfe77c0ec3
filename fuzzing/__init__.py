"""Coverage-guided fuzzing of the readers, run by hand; what it found is kept under tests/fuzzing/findings."""
