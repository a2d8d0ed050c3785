"""Acts of the hand on lines of a data file, undone: where one leaves nothing to tell, it is the slip that is told."""
