"""The maximum lengths of texts (in Unicode code points) and lists."""

MESSAGE_LENGTH = 1600
"""SNS sends at most 1,600 characters as one SMS (in parts).

https://docs.aws.amazon.com/sns/latest/api/API_Publish.html. SNS's guide says bytes, so it might refuse such
a text in another script: unproven.
"""

SUBJECT_LENGTH = 120
REFERENCE_LENGTH = 128
METADATA_NAME_LENGTH = 40
METADATA_VALUE_LENGTH = 256
MAX_EXDATES = 200
