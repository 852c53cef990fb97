"""Laying out, painting and previewing printed documents."""
