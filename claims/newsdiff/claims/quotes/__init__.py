"""Quotations: where they stand, who speaks, and how the words of two of them differ."""
