"""接访安排, below 设置: a month of days to receive people, the day in hand beside it."""
