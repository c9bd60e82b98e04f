// Shows answers as they come.
