"""The code of the rules, one module for each part of the document.

A check looks and yields breaches; what is said of them, and how much they weigh, is data.
"""
