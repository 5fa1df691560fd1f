"""The web chat page: the channel that works when an app is blocked, without script or account."""
