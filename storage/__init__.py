"""Sessions, inbox and outbox in SQL tables: encrypted at rest, one transaction a turn."""
