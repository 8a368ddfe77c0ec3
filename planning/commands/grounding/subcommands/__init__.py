"""The subcommands of the command lines that plans use: one that is misspelt is missing, whatever the repository has."""
