"""What is said of problems, in both languages and as text or JSON."""
