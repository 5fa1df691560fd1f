"""What the chat page and the desk share: security headers, forms, language."""
