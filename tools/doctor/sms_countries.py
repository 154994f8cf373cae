"""What AWS documents that a country asks of whoever sends SMS there.

Rules change: https://docs.aws.amazon.com/sms-voice/latest/userguide/phone-numbers-sms-by-country.html
"""

NUMBER_REQUIRED = frozenset({"US"})
"""Sender ids are not supported, and AWS has no shared numbers there.

https://docs.aws.amazon.com/sms-voice/latest/userguide/phone-pool-shared-routes.html
"""

SENDER_ID_REQUIRED = frozenset({"AE", "BY", "EG", "IN", "JO", "KW", "PH", "QA", "RU", "SA", "SG", "TH", "VN"})
"""Only senders with an id that was registered beforehand may send.

https://docs.aws.amazon.com/sns/latest/dg/sns-supported-regions-countries.html, notes 1 and 3, and for SG
https://docs.aws.amazon.com/sms-voice/latest/userguide/registrations-sg.html
"""
