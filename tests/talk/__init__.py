"""Conversations for the tests: transcripts, and the players that speak them on each channel."""
