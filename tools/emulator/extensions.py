"""Installs the extensions of the emulator: AWS features that it lacks, and simulated recipients."""

import os

from ministack.core.responses import AccountRegionScopedDict
from ministack.services import cloudfront, cloudwatch_logs, lambda_svc, ses_v2, sns, stepfunctions

from tools.emulator import (
    header_values,
    mail_from,
    retry_waits,
    simulated_email,
    simulated_feedback,
    simulated_sms,
    sms_attributes,
)
from tools.emulator.functions import errors, logs
from tools.emulator.settings import RETRY_SCALE


def install() -> None:
    """Changes the emulator's modules in this process; call it once, before the emulator listens."""
    simulated_feedback.install(ses_v2, sns)
    simulated_email.install(ses_v2)
    mail_from.install(ses_v2)
    header_values.install(cloudfront)
    simulated_sms.install(stepfunctions, sns)
    sms_attributes.install(sns, AccountRegionScopedDict())
    errors.install(lambda_svc)
    logs.install(lambda_svc, cloudwatch_logs)
    retry_waits.install(stepfunctions, float(os.environ.get(RETRY_SCALE, "1")))
