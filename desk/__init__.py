"""The operators' web application. Not open yet."""
