"""The calls that a link in a message makes: nobody has to sign in."""
