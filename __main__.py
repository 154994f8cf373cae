"""The Task Reminder stack: reads its config, connects its components, exports the outputs."""

from pathlib import Path

import pulumi
import pulumi_aws as aws

from infra.api_function import ReminderApi
from infra.canary import Canary
from infra.common import config, tagging
from infra.common.naming import Names
from infra.common.packages import built_packages
from infra.domain.custom_domain import custom_domain
from infra.domain.hosted_zone import check_hosted_zone
from infra.domain.sender_domain import SenderDomain
from infra.domain.sign_in_domain import SignInDomain
from infra.email_feedback import EmailFeedback
from infra.email_worker import EmailWorker
from infra.http_api import HttpApi
from infra.monitoring.budget import MonthlyBudget
from infra.monitoring.metrics import MonitoredResources
from infra.monitoring.monitoring import Monitoring
from infra.monitoring.sms_spend_limit import SmsSpendLimit
from infra.outputs import outputs
from infra.retired_pacer import RetiredPacer
from infra.routes import METHODS
from infra.sign_in.sign_in import SignIn
from infra.sign_in.user_pool import UserPool
from infra.site.page_config import page_config
from infra.site.page_files import page_files
from infra.site.site import Site
from infra.state_machine import ReminderStateMachine
from infra.sweep import Sweep
from infra.table import ReminderTable

project, stack = pulumi.get_project(), pulumi.get_stack()
root = Path(__file__).absolute().parent

# Find every possible error before anything is registered.
settings = config.load()
account_id = aws.get_caller_identity().account_id
names = Names(project=project, stack=stack, account_id=account_id, region=settings.region)
packages = built_packages(root, account_id)
files = page_files(root / "frontend" / "dist")
check_hosted_zone(settings)
tagging.tag_everything(project, stack)

# The site needs the API's address. Signing in and the email worker need the site's address. The state machine
# needs the worker, and the API's function needs all of them. So the gateway comes first, its function later.
gateway = HttpApi("gateway", names=names, settings=settings, methods=METHODS)
users = UserPool("users", names=names, settings=settings)
site = Site(
    "site",
    names=names,
    api_endpoint=gateway.endpoint,
    sign_in_origins=users.origins,
    custom_domain=custom_domain(settings.domain_name, settings),
)
site_url = pulumi.Output.from_input(settings.site_url or pulumi.Output.format("https://{0}", site.host))
operator_records = [*site.operator_records]
sign_in_domain = None
if login_domain := custom_domain(settings.sign_in_domain_name, settings):
    sign_in_domain = SignInDomain(
        "sign-in-domain", custom_domain=login_domain, user_pool_id=users.id, above=site.records
    )
    operator_records += sign_in_domain.operator_records
if settings.sender_domain_name is not None:
    operator_records += SenderDomain(
        "sender-domain",
        domain=settings.sender_domain_name,
        region=settings.region,
        zone_id=settings.hosted_zone_id,
    ).operator_records
sign_in = SignIn(names=names, settings=settings, pool=users, site_url=site_url, domain=sign_in_domain)
gateway.authorize(issuer=users.issuer, client_ids=sign_in.client_ids)
site.bucket.upload(files, page_config(settings, sign_in.page_config()))
table = ReminderTable("reminders", names, protect=settings.protect_data)
worker = EmailWorker(
    "email", names=names, settings=settings, code=packages["email"], table=table, site_url=site_url
)
retired_pacer = RetiredPacer("pacer", names=names, settings=settings)
state_machine = ReminderStateMachine(
    "reminder",
    names=names,
    settings=settings,
    table=table,
    worker_arn=worker.function.arn,
    retired_pacer_arn=retired_pacer.function.arn,
)
api = ReminderApi(
    "api",
    names=names,
    settings=settings,
    code=packages["api"],
    gateway=gateway,
    table=table,
    state_machine=state_machine,
    sign_in=sign_in,
)
sweep = Sweep(
    "sweep",
    names=names,
    settings=settings,
    code=packages["sweep"],
    table=table,
    state_machine=state_machine,
    sign_in=sign_in,
)
functions = {"api": api.function, "email": worker.function, "sweep": sweep.function}
feedback = None
if settings.email_outcomes:
    feedback = EmailFeedback(
        "feedback",
        names=names,
        settings=settings,
        code=packages["sweep"],
        table=table,
        configuration_set=worker.configuration_set,
    )
canary = None
if settings.canary:
    canary = Canary(
        "canary",
        names=names,
        settings=settings,
        code=packages["sweep"],
        table=table,
        state_machine=state_machine,
    ).function
monitored = MonitoredResources(
    stack=stack,
    api_id=gateway.id,
    access_log_group_name=api.access_log_group_name,
    table_name=table.name,
    state_machine_arn=state_machine.arn,
    state_machine_log_group_name=state_machine.log_group_name,
    functions=functions,
    canary=canary,
    feedback=feedback.queues if feedback else None,
)
monitoring = Monitoring("monitoring", names=names, settings=settings, monitored=monitored)
if settings.set_sms_spend_limit:
    SmsSpendLimit("sms-spend-limit", usd=settings.sms_spend_limit)
if settings.monthly_budget and settings.alarm_email:
    MonthlyBudget("budget", names=names, usd=settings.monthly_budget, subscriber=settings.alarm_email)

exported = outputs(
    site=site,
    site_url=site_url,
    gateway=gateway,
    api=api,
    functions=functions
    | ({"feedback": feedback.function} if feedback else {})
    | ({"canary": canary} if canary else {}),
    table=table,
    state_machine=state_machine,
    monitoring=monitoring,
)
if operator_records:
    exported["dnsRecords"] = [record.text for record in operator_records]
for key, value in {**exported, **sign_in.outputs()}.items():
    pulumi.export(key, value)
