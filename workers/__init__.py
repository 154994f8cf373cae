"""The Lambda handlers behind the workflow: the email worker, emails' feedback, the sweep, the canary."""
