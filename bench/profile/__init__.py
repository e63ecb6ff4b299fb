"""What of the WebAssembly runs, watched: for the layer `trap` of the runtime."""
