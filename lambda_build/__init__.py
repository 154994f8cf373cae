"""Builds the Lambda packages in `build/{target}/{function}/` from locked dependencies and our code."""
