"""What happens around mkdocs: set up, assemble the Python runtime, build, serve, measure."""
