"""Lists what countries require from senders of SMS, as documented by AWS.

Rules change: https://docs.aws.amazon.com/sms-voice/latest/userguide/phone-numbers-sms-by-country.html
"""

NUMBER_REQUIRED = frozenset({"US"})
"""Countries without sender ids and without AWS's shared numbers.

https://docs.aws.amazon.com/sms-voice/latest/userguide/phone-pool-shared-routes.html
"""

SENDER_ID_REQUIRED = frozenset({"AE", "BY", "EG", "IN", "JO", "KW", "PH", "QA", "RU", "SA", "SG", "TH", "VN"})
"""Countries where only registered sender ids may send.

https://docs.aws.amazon.com/sns/latest/dg/sns-supported-regions-countries.html, notes 1 and 3, and for SG
https://docs.aws.amazon.com/sms-voice/latest/userguide/registrations-sg.html
"""
