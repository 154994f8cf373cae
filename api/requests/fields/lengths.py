"""How long the texts of a reminder may be, in Unicode code points."""

MESSAGE_LENGTH = 1600
"""SNS sends at most 1,600 characters as one SMS (in parts): docs.aws.amazon.com/sns, Publish."""

SUBJECT_LENGTH = 120
