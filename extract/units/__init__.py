"""Which body a name stands for: the register of units, places, and mentions in the context of their document."""
