"""One rule a file: a generator of findings that bears the name of its module.

Its docstring is its page in the manual.  A rule says of each relation that the text lets one
verify whether it holds; where the text leaves room it says nothing, or shows both readings.
"""
