"""The acts by which a matter lives on after it was received: what each says, what it writes."""
