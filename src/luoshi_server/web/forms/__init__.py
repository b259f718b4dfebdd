"""Forms: what people fill in, checked before an action is asked for."""
