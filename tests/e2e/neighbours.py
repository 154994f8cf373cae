"""Calls of AWS by name: what each Lambda function's role is for, and what lies beside it."""

from typing import Any

from tests.e2e.role import Call

FUNCTIONS = ("api", "email", "pacer", "sweep")
KEY = {"owner": {"S": "nobody"}, "id": {"S": "none"}}
PUT: dict[str, Any] = {"Item": KEY}
UPDATE: dict[str, Any] = {
    "Key": KEY,
    "UpdateExpression": "SET a = :a",
    "ExpressionAttributeValues": {":a": {"S": "a"}},
}
NO_TIMER = '{"owner": "nobody", "id": "none", "generation": 1, "dueAt": "2020-01-01T00:00:00Z"}'
EXECUTION = "arn:aws:states:ap-southeast-2:000000000000:execution:task-reminder-local-reminder:none"
EMAIL = {
    "FromEmailAddress": "{senderEmail}",
    "Destination": {"ToAddresses": ["success@simulator.amazonses.com"]},
    "Content": {"Simple": {"Subject": {"Data": "Hello"}, "Body": {"Text": {"Data": "Hello"}}}},
}
LINE = {"timestamp": 1_800_000_000_000, "message": "none"}
LOG = "/aws/lambda/task-reminder-local-"
ROLE = "arn:aws:iam::000000000000:role/task-reminder-local-"


def _table(operation: str, table: str = "{tableName}", **parameters: Any) -> Call:  # noqa: ANN401 - JSON
    return Call("dynamodb", operation, {"TableName": table, **parameters})


def _log(function: str, operation: str, **parameters: Any) -> Call:  # noqa: ANN401 - JSON
    return Call("logs", operation, {"logGroupName": LOG + function, "logStreamName": "none", **parameters})


def _query(key: str, **index: str) -> Call:
    condition: dict[str, Any] = {
        "KeyConditionExpression": "#key = :value",
        "ExpressionAttributeNames": {"#key": key},
        "ExpressionAttributeValues": {":value": {"S": "nobody"}},
    }
    return _table("query", **condition, **index)


TABLE = {
    "get": _table("get_item", Key=KEY),
    "put": _table("put_item", **PUT),
    "update": _table("update_item", **UPDATE),
    "delete": _table("delete_item", Key=KEY),
    "query": _query("owner"),
    "query by state": _query("owner", IndexName="by_state"),
    "query watched": _query("watch", IndexName="watched"),
    "scan": _table("scan"),
    "scan watched": _table("scan", IndexName="watched"),
    "get many": Call("dynamodb", "batch_get_item", {"RequestItems": {"{tableName}": {"Keys": [KEY]}}}),
    "write many": Call(
        "dynamodb", "batch_write_item", {"RequestItems": {"{tableName}": [{"PutRequest": PUT}]}}
    ),
    "PartiQL": Call("dynamodb", "execute_statement", {"Statement": 'SELECT * FROM "{tableName}"'}),
    "describe table": _table("describe_table"),
    "delete table": _table("delete_table"),
    "table without protection": _table("update_table", DeletionProtectionEnabled=False),
    "table's TTL": _table(
        "update_time_to_live", TimeToLiveSpecification={"Enabled": True, "AttributeName": "checkAt"}
    ),
    "list tables": Call("dynamodb", "list_tables", {}),
    "get from another table": _table("get_item", "{tableName}-of-others", Key=KEY),
    "put into another table": _table("put_item", "{tableName}-of-others", **PUT),
    "update in another table": _table("update_item", "{tableName}-of-others", **UPDATE),
}
MACHINE = {
    "start": Call(
        "stepfunctions", "start_execution", {"stateMachineArn": "{stateMachineArn}", "input": NO_TIMER}
    ),
    "stop": Call("stepfunctions", "stop_execution", {"executionArn": EXECUTION}),
    "start another machine": Call(
        "stepfunctions", "start_execution", {"stateMachineArn": "{stateMachineArn}-of-others"}
    ),
    "stop another's": Call(
        "stepfunctions", "stop_execution", {"executionArn": EXECUTION.replace("-local-", "-other-")}
    ),
    "list executions": Call("stepfunctions", "list_executions", {"stateMachineArn": "{stateMachineArn}"}),
    "read history": Call("stepfunctions", "get_execution_history", {"executionArn": EXECUTION}),
    "describe execution": Call("stepfunctions", "describe_execution", {"executionArn": EXECUTION}),
    "delete machine": Call("stepfunctions", "delete_state_machine", {"stateMachineArn": "{stateMachineArn}"}),
    "another definition": Call(
        "stepfunctions", "update_state_machine", {"stateMachineArn": "{stateMachineArn}", "definition": "{}"}
    ),
}
MESSAGES = {
    "send email": Call("sesv2", "send_email", EMAIL),
    "list senders": Call("sesv2", "list_email_identities", {}),
    "new sender": Call("sesv2", "create_email_identity", {"EmailIdentity": "attacker@example.org"}),
    "send SMS": Call("sns", "publish", {"PhoneNumber": "+61491570156", "Message": "Hello"}),
    "publish": Call("sns", "publish", {"TopicArn": "{alarmTopicArn}", "Message": "Hello"}),
    "subscribe": Call("sns", "subscribe", {"TopicArn": "{alarmTopicArn}", "Protocol": "sms"}),
    "spend limit": Call("sns", "set_sms_attributes", {"attributes": {"MonthlySpendLimit": "10000"}}),
    "no alarm": Call("cloudwatch", "disable_alarm_actions", {"AlarmNames": ["{sweepFunctionName}-stuck"]}),
}
CODE = {
    **{
        f"invoke {name}": Call("lambda", "invoke", {"FunctionName": f"task-reminder-local-{name}"})
        for name in FUNCTIONS
    },
    "read code": Call("lambda", "get_function", {"FunctionName": "{apiFunctionName}"}),
    "other code": Call(
        "lambda", "update_function_code", {"FunctionName": "{apiFunctionName}", "ZipFile": b"none"}
    ),
    "read page": Call("s3", "get_object", {"Bucket": "{bucketName}", "Key": "config.json"}),
    "change page": Call("s3", "put_object", {"Bucket": "{bucketName}", "Key": "index.html", "Body": b""}),
    "list page": Call("s3", "list_objects_v2", {"Bucket": "{bucketName}"}),
    "list buckets": Call("s3", "list_buckets", {}),
}
ACCOUNT = {
    **{
        f"take {name}'s role": Call(
            "sts", "assume_role", {"RoleArn": ROLE + name, "RoleSessionName": "another"}
        )
        for name in (*FUNCTIONS, "reminder")
    },
    "list roles": Call("iam", "list_roles", {}),
    "new user": Call("iam", "create_user", {"UserName": "attacker"}),
    "wider role": Call(
        "iam",
        "put_role_policy",
        {"RoleName": "task-reminder-local-api", "PolicyName": "a", "PolicyDocument": "{}"},
    ),
    "list users": Call("cognito-idp", "list_users", {"UserPoolId": "{userPoolId}"}),
    "new demo user": Call(
        "cognito-idp", "admin_create_user", {"UserPoolId": "{userPoolId}", "Username": "a@example.org"}
    ),
    "list schedules": Call("scheduler", "list_schedules", {}),
    "list secrets": Call("secretsmanager", "list_secrets", {}),
    "read parameters": Call("ssm", "get_parameters_by_path", {"Path": "/"}),
    "list keys": Call("kms", "list_keys", {}),
    "list machines": Call("ec2", "describe_instances", {}),
}
LOGS = {f"write {name}'s log": _log(name, "put_log_events", logEvents=[LINE]) for name in FUNCTIONS} | {
    **{f"read {name}'s log": _log(name, "get_log_events") for name in FUNCTIONS},
    "delete a log": Call("logs", "delete_log_group", {"logGroupName": f"{LOG}api"}),
}

CALLS = TABLE | MACHINE | MESSAGES | CODE | ACCOUNT | LOGS

OWN = {
    "api": {"get", "put", "update", "delete", "query", "query by state", "start", "stop"},
    "email": {"send email"},
    "pacer": set(),
    "sweep": {"get", "update", "query watched", "start"},
}
"""What each function's role is for besides its log; whatever else is called must be denied."""
