"""Reads the stack's config into `Settings` and rejects errors before any resource is registered."""

import difflib
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Annotated, Any, Literal

import pulumi
from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic.alias_generators import to_camel
from pydantic_core import ErrorDetails

from api.environment import (
    MAX_CHANGES_PER_DAY,
    MAX_OCCURRENCES_PER_DAY,
    MAX_REMINDERS_PER_DAY,
    MAX_REMINDERS_WAITING,
    MAX_SCHEDULES_ACTIVE,
)
from infra.common import config_rules as rules
from infra.common import domain_rules as domains
from infra.common.sign_in_settings import SECRETS, EmptyIsNone, SignInSettings
from workflow.environment import MOST_DAYS
from workflow.sending_environment import MOST_PER_RECIPIENT, MOST_SMS_PARTS_PER_DAY

NAMESPACE = "task-reminder:"
REGION = "aws:region"

LOG_RETENTIONS = (
    *(1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731),
    *(1096, 1827, 2192, 2557, 2922, 3288, 3653),
)
"""Days: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html"""

SPEND_ALARM_SHARE = 0.8
"""The share of the month's SMS limit that raises the alarm, early enough to request a higher limit."""


def config_key(field: str) -> str:
    """Returns the full config key of a field of `Settings`."""
    return REGION if field == "region" else NAMESPACE + to_camel(field)


def _log_retention(days: int) -> int:
    if days not in LOG_RETENTIONS:
        raise ValueError(f"must be one of {', '.join(map(str, LOG_RETENTIONS))}")
    return days


Mailbox = Annotated[str, AfterValidator(rules.mailbox)]
DisplayName = Annotated[str, AfterValidator(rules.display_name)]
SenderId = Annotated[str, AfterValidator(rules.sms_sender_id)]
Origin = Annotated[str, AfterValidator(rules.origin)]
HttpsOrigin = Annotated[str, AfterValidator(rules.https_origin)]
DomainName = Annotated[str, AfterValidator(domains.domain_name)]
CertificateArn = Annotated[str, AfterValidator(domains.certificate_arn)]
HostedZoneId = Annotated[str, AfterValidator(domains.hosted_zone_id)]
Country = Annotated[str, AfterValidator(rules.country)]
Recipients = Annotated[str, AfterValidator(rules.recipients)]
Days = Annotated[int, Field(ge=1, le=MOST_DAYS)]
FromJson = BeforeValidator(rules.json_value)


class Settings(SignInSettings):
    """The stack's config. `Pulumi.yaml` describes each key and holds the defaults."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=config_key)

    region: Annotated[str, AfterValidator(rules.aws_region)]
    sender_email: Mailbox
    sender_name: DisplayName
    create_sender_identity: bool
    sms_countries: Annotated[tuple[Country, ...], FromJson]
    sms_sender_id: Annotated[SenderId | None, EmptyIsNone]
    retention_days: Days
    horizon_days: Days
    cors_origins: Annotated[tuple[Origin, ...], FromJson]
    # The quota of all APIs of an account: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
    throttle_rate: Annotated[int, Field(ge=1, le=10_000)]
    throttle_burst: Annotated[int, Field(ge=1, le=5_000)]
    reminders_per_day: Annotated[int, Field(ge=1, le=MAX_REMINDERS_PER_DAY)]
    reminders_waiting: Annotated[int, Field(ge=1, le=MAX_REMINDERS_WAITING)]
    sms_parts_per_day: Annotated[int, Field(ge=1, le=MOST_SMS_PARTS_PER_DAY)]
    changes_per_day: Annotated[int, Field(ge=1, le=MAX_CHANGES_PER_DAY)]
    reminders_per_recipient_per_day: Annotated[int, Field(ge=1, le=MOST_PER_RECIPIENT)]
    schedules_active: Annotated[int, Field(ge=1, le=MAX_SCHEDULES_ACTIVE)]
    occurrences_per_day: Annotated[int, Field(ge=1, le=MAX_OCCURRENCES_PER_DAY)]
    allowed_recipients: Annotated[tuple[Recipients, ...], FromJson]
    log_retention_days: Annotated[int, AfterValidator(_log_retention)]
    message_links: bool
    reply_to: Annotated[Mailbox | None, EmptyIsNone]
    protect_data: bool
    snap_start: bool
    site_url: Annotated[HttpsOrigin | None, EmptyIsNone]
    self_sign_up: bool
    recipients: Annotated[Literal["anyone", "own"] | None, EmptyIsNone]
    first_user_email: Annotated[Mailbox | None, EmptyIsNone]
    program_client: bool
    program_name: Annotated[DisplayName | None, EmptyIsNone]
    sign_in_url: Annotated[HttpsOrigin | None, EmptyIsNone]
    # Validated in this order: each rule may read the fields before it.
    domain_name: Annotated[DomainName | None, EmptyIsNone]
    sign_in_domain_name: Annotated[DomainName | None, EmptyIsNone]
    sender_domain_name: Annotated[DomainName | None, EmptyIsNone]
    certificate_arn: Annotated[CertificateArn | None, EmptyIsNone]
    hosted_zone_id: Annotated[HostedZoneId | None, EmptyIsNone]
    alarm_email: Annotated[Mailbox | None, EmptyIsNone]
    monthly_budget: Annotated[int, Field(ge=0, le=1_000_000)]
    sms_spend_limit: Annotated[int, Field(ge=1, le=100_000)]
    set_sms_spend_limit: bool
    canary: bool
    email_outcomes: bool

    @field_validator("sms_countries")
    @classmethod
    def _sms_in_region(cls, countries: tuple[str, ...], others: ValidationInfo) -> tuple[str, ...]:
        if countries and "region" in others.data:
            rules.sms_region(others.data["region"])
        return countries

    @field_validator("snap_start")
    @classmethod
    def _snap_start_in_region(cls, wanted: bool, others: ValidationInfo) -> bool:  # noqa: FBT001  # pydantic passes it
        if wanted and "region" in others.data:
            rules.snap_start_region(others.data["region"])
        return wanted

    @field_validator("domain_name")
    @classmethod
    def _site_domain_without_proxy(cls, name: str | None, others: ValidationInfo) -> str | None:
        return domains.without_proxy(name, others.data.get("site_url"), "siteUrl")

    @field_validator("sign_in_domain_name")
    @classmethod
    def _sign_in_domain_without_proxy(cls, name: str | None, others: ValidationInfo) -> str | None:
        named = domains.without_proxy(name, others.data.get("sign_in_url"), "signInUrl")
        return domains.sign_in_name(named, others.data.get("domain_name"))

    @field_validator("sender_domain_name")
    @classmethod
    def _sender_in_domain(cls, name: str | None, others: ValidationInfo) -> str | None:
        sender = others.data.get("sender_email")
        return name if sender is None else domains.sender_domain(name, sender)

    @field_validator("certificate_arn")
    @classmethod
    def _certificate_is_used(cls, arn: str | None, others: ValidationInfo) -> str | None:
        return domains.used_certificate(arn, named=_has_custom_domain(others))

    @field_validator("hosted_zone_id")
    @classmethod
    def _zone_or_certificate(cls, zone: str | None, others: ValidationInfo) -> str | None:
        return domains.required_zone(
            zone,
            named=_has_custom_domain(others),
            certificate=others.data.get("certificate_arn") is not None,
            sender=others.data.get("sender_domain_name") is not None,
        )

    @field_validator("self_sign_up", "first_user_email")
    @classmethod
    def _only_with_own_users(cls, wanted: object, others: ValidationInfo) -> object:
        if wanted and others.data.get("own_users") is False:
            raise ValueError(
                "must be false or empty with ownUsers: false, because the provider manages the users"
            )
        return wanted

    @field_validator("recipients")
    @classmethod
    def _recipients_set_with_sign_up(cls, recipients: str | None, others: ValidationInfo) -> str | None:
        if recipients is None and others.data.get("self_sign_up"):
            raise ValueError("must be set with selfSignUp: own, or anyone if strangers may send to anyone")
        return recipients

    @field_validator("monthly_budget")
    @classmethod
    def _budget_needs_subscriber(cls, usd: int, others: ValidationInfo) -> int:
        if usd and "alarm_email" in others.data and others.data["alarm_email"] is None:
            raise ValueError("requires alarmEmail, which receives the notifications")
        return usd


def _has_custom_domain(others: ValidationInfo) -> bool:
    return any(others.data.get(field) is not None for field in ("domain_name", "sign_in_domain_name"))


def load() -> Settings:
    """Returns the config of the stack that the engine runs.

    Raises:
        RunError: keys are missing, unknown or wrong; the message names each key and the rule it broke.
    """
    given = {**pulumi.runtime.get_config_env(), **pulumi.runtime.config.CONFIG.get()}
    secrets = {*pulumi.runtime.get_config_secret_keys_env(), *filter(pulumi.runtime.is_config_secret, given)}
    return parse(given, secrets)


def parse(given: Mapping[str, Any], secrets: AbstractSet[str] = frozenset()) -> Settings:
    """Returns the settings for full config keys with the engine's values (JSON text, or strings).

    `secrets` are the keys that were set as secrets. Other namespaces' keys, such as the provider's, are
    ignored.

    Raises:
        RunError: see `load`.
    """
    ours = {key: value for key, value in given.items() if key.startswith(NAMESPACE) or key == REGION}
    try:
        fields = {field for field in Settings.model_fields if config_key(field) in secrets}
        return Settings.model_validate(ours, context={SECRETS: fields})
    except ValidationError as error:
        lines = [_line(problem) for problem in error.errors(include_url=False)]
        raise pulumi.RunError("\n  ".join(["the stack's config is wrong:", *lines])) from error


def _line(problem: ErrorDetails) -> str:
    key = str(problem["loc"][0])
    if problem["type"] == "missing":
        return f"{key} is required: pulumi config set {key} …"
    if problem["type"] == "extra_forbidden":
        known = {to_camel(field): config_key(field) for field in Settings.model_fields}
        nearest = difflib.get_close_matches(key.removeprefix(NAMESPACE), known, n=1, cutoff=0.7)
        way = f"is it {known[nearest[0]]}?" if nearest else f"pulumi config rm {key}"
        return f"{key} is not a known key: {way}"
    return f"{key} {problem['msg'].removeprefix('Value error, ')}"
