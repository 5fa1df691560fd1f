"""Anonymous reports: what they are, how they are sealed, linked, and found again by a receipt."""
