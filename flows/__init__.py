"""The conversations: one YAML file a flow, and the pure engine that walks them."""
