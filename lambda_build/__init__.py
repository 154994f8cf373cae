"""Builds the Lambda packages: `build/{target}/{function}/`, each with only what its function imports."""
