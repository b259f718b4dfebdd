"""What must hold when things go wrong: processes killed, disks full, two people at once."""
