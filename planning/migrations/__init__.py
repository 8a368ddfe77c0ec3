"""What a migration does to versions that are running: its statements judged, for every tool and language."""
