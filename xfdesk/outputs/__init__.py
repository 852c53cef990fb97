"""What leaves the desk: workbooks and printed documents, made from records alone."""
