"""Makes mocked AWS calls faster than moto alone, with the same responses."""
