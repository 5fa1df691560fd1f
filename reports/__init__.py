"""Anonymous reports. Not open yet: the report flow says so to the person."""
