"""Official texts at the desk: split into numbers, compared with the map, taken over in our own words, and watched."""
