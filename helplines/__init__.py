"""Whom to call: dated, sourced help points, and which of them serve a place and situation."""
