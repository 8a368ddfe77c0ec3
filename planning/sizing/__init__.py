"""What a limit does on what a stage sees: how often it stops a healthy release, how often it lets a bad one pass."""
