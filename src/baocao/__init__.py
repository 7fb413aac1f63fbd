"""Quarterly reports of a Vietnamese province's health units, every number traceable."""
