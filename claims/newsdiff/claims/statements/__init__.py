"""Statements: their rules, and the words that qualify one sentence in two versions."""
