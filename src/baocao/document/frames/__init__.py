"""What an analyst adds by hand: data frames and charts of any kind, as blocks of the report.

pandas is known here and above; the renderers get tables and pictures.
"""
