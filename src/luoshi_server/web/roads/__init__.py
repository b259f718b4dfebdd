"""Road safety on a map: what registers know of places, as points, lines and areas."""
