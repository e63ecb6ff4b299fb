"""An answer to take away: message, calendar, spreadsheet, card, QR code."""
