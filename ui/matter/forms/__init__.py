"""The short forms of the acts on a matter: declared in `table.py`, laid and read by `form.py`."""
