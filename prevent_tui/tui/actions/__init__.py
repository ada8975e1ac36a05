"""The action plan on screen: its list, one action, its forms and its reviews."""
