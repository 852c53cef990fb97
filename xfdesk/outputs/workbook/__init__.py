"""The month's workbook: five sheets, built in a child process, streamed, checked and put in place whole."""
