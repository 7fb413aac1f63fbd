"""Web pages from the published reports: read, composed once, written as HTML or for Quarto.

Content comes only from published folders; a folder that cannot be used is listed, never fatal.
"""
