"""Questions put to the index: compare, editions, bindings, coverage, learning, citations."""
