"""The command line, one module a command; whatever a page can do, through the same methods and with the same refusals."""
