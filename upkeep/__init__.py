"""What is done when the law, a year or a lock changes; and `make dev`. No build needs it."""
