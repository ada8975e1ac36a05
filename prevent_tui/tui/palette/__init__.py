"""The palette: finding by meaning whatever the program can do, from every screen."""
