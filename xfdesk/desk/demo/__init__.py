"""Demonstration data: believable offices, visitors and matters over any number of months, from a seed. All invented."""

from xfdesk.desk.demo.making import fill, make

__all__ = ["fill", "make"]
