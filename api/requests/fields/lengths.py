"""How long the texts of a reminder or schedule may be, in Unicode code points; how long its lists."""

MESSAGE_LENGTH = 1600
"""SNS sends at most 1,600 characters as one SMS (in parts).

https://docs.aws.amazon.com/sns/latest/api/API_Publish.html. SNS's guide says bytes, where such a text in
another script would be refused: unproven.
"""

SUBJECT_LENGTH = 120
REFERENCE_LENGTH = 128
METADATA_NAME_LENGTH = 40
METADATA_VALUE_LENGTH = 256
MOST_EXDATES = 200
