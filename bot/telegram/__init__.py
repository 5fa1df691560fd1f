"""Telegram: the only room that knows aiogram; updates become `Incoming`, messages become calls."""
