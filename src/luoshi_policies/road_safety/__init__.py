"""Road safety: what opinions on road traffic order, one mechanism a file."""
