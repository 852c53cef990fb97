"""Before the desk: the first start's three questions, and what to do when the file cannot be used."""
