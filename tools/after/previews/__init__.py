"""What links show before they are opened: share pages, previews, pictures, plain summaries."""
