"""What stands in texts and must not: placeholders, secrets, words that decide nothing."""
