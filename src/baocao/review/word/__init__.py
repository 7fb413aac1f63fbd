"""What the markup of a Word file means to a reader: names, looks, symbols.

Shared by all that review Word files; which rules they have is not known here.
"""
