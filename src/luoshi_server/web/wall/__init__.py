"""The leader's wall: what it shows, and the lists that its numbers open."""
