"""File formats read with the line of every value: JSON, YAML, TOML."""
