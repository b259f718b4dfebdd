"""A district that plays a gazette: members, units, and what they do, day by day, from a seed."""
