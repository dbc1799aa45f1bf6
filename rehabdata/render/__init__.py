"""An exhibit in each of its forms. Nothing here knows what an exhibit is about."""
