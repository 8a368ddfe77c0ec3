"""Every tool the server offers, in the order they are listed."""
