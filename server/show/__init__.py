"""A plan at a glance, drawn in the terminal: staircase, samples, triggers, the way back, what is open."""
