"""Standings: the ladders they stand on, and how they are found in a sentence."""
