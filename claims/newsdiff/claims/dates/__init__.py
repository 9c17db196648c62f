"""Dates as constraints: recognising them, resolving them, and telling whether two can be one."""
