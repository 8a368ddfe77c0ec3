"""What travels to other people's hosts: the manifests of each kind of package, made from pyproject.toml."""
