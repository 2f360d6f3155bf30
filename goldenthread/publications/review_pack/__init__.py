"""What the partnership shows at the next government review."""
