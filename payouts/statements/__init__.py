"""The sheet that a weaver is given for each month."""
