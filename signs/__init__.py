"""The check: which warning signs does a text show, and where. Pure; no I/O beyond its own files."""
