"""The runtime: the composition root, the turn, delivery, the command and the channels."""
