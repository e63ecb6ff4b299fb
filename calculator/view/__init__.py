"""From an Estimate to something to read: HTML, text, cards, QR."""
