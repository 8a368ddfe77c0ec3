"""What nobody gave and the repository makes sure: commands and evidence, each with its receipt."""
