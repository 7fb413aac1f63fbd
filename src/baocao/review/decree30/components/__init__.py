"""Finds the components of an administrative document by their words and their position.

Layout does not matter: a table, tabs, text boxes and plain paragraphs are all met with in
real documents. What a component should look like is not known here (see `checks`).
"""
