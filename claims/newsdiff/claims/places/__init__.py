"""Where an event happened: values, and how they are found in text."""
