"""Milestones: the windows they hold in, and how they are found in a sentence."""
