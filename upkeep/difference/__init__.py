"""What a change of the law data does to the answers, side by side: `make beda`."""
