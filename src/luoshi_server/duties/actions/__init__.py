"""What can be done with a duty: one verb a file.

Each action takes the duty as its caller saw it.  `seen` is the number of the last entry that
he saw about it; if somebody acted meanwhile, the second is told and nothing is done.
"""
