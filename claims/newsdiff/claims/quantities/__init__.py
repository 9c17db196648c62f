"""Numbers in running text: recognising them, their bounds, and the algebra of their values."""
