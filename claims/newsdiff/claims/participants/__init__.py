"""Who takes part in an event: values, the people named, the people not named, actors."""
