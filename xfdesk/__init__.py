"""The engine of the reception desk: everything but the window. It imports without Qt and without a screen."""

__version__ = "0.1.0"
