"""今日接访: queue, form, opening and closing the day."""
