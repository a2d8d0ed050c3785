"""The one slip behind what is told: the data with it undone, of which less is told and nothing else."""
