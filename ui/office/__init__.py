"""设置: pages with plain tables, edited in place."""
