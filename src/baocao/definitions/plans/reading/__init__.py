"""Reads a plan's own text (Word, PDF, web page, plain text) and proposes it as data.

By rules that are data alone; a person confirms what is proposed.
"""
