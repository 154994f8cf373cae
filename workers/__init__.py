"""The Lambda handlers behind the workflow: the email worker and the sweep."""
