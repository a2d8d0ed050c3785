"""What must hold, one generator a rule, and how problems are told."""
