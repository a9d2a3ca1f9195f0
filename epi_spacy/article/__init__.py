"""What an article is made of: title, source, date, body, and what stands around it."""
