"""Takes orders for the web shop and the mobile apps."""

__version__ = "3.8.0"
