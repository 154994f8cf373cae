"""Builds the Lambda packages: `build/{target}/{function}/`, from locked dependencies and our own folders."""
