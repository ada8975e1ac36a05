"""The risk register on screen: its list, one risk, its matrix."""
