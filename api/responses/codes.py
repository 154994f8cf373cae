"""The closed lists of error codes: texts may change, codes may not."""

from typing import Literal

ProblemCode = Literal[
    "body_too_large",
    "daily_limit_reached",
    "idempotency_key_reused",
    "internal_error",
    "invalid_cursor",
    "invalid_json",
    "invalid_request",
    "method_not_allowed",
    "not_found",
    "parameters_conflict",
    "reminder_gone",
    "stale_version",
    "too_many_waiting",
    "unauthenticated",
    "unavailable",
    "unsupported_media_type",
    "wrong_status",
]
"""What went wrong with a request as a whole."""

FieldErrorCode = Literal[
    "blank",
    "control_character",
    "country_not_allowed",
    "due_time_ambiguous",
    "due_time_required",
    "in_the_past",
    "invalid_date_time",
    "invalid_email",
    "invalid_etag",
    "invalid_idempotency_key",
    "invalid_phone",
    "line_break",
    "local_time_repeated",
    "local_time_skipped",
    "missing",
    "not_visible",
    "offset_not_of_timezone",
    "out_of_range",
    "phone_not_mobile",
    "recipient_not_allowed",
    "sms_off",
    "timezone_required",
    "too_far_ahead",
    "too_long",
    "too_many",
    "unknown_member",
    "unknown_timezone",
    "unknown_value",
    "wrong_type",
]
"""Which rule one member of the body, or one parameter, breaks."""
