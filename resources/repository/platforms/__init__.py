"""Readers of the files in which hosting platforms describe an application."""
