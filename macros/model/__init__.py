"""The records of the map and the words that their fields may hold; no file is opened here."""
