"""What writers of pages use: answers, terms, steps, worked examples, structured data."""
