"""How files that people write are read: strict YAML, faults with their place, wording."""
