"""The pure core: text and values in, values and text out; no file, no clock, no protocol."""
