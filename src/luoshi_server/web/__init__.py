"""The pages: doors that turn a request into an action and its result into HTML."""
