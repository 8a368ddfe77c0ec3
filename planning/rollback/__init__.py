"""The way back: what triggers it, its steps, and whether they fit the rollout."""
