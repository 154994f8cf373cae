"""The Lambda handlers other than the API's: email worker, feedback worker, sweep and canary."""
