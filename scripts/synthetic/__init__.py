"""The generator of synthetic submissions; nothing of it belongs to the package baocao."""
