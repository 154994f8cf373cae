"""The properties that AWS changes in place, by resource type; a change of any other replaces the resource.

A property is in this table when AWS's own call for changing such a resource takes it (the call is named
beside it) and it doesn't say which resource is meant. pulumi-aws replaces a little more: an integration for
a new type. That is left out here, so that nothing is kept here that would be replaced on AWS.
"""

from collections.abc import Mapping

IN_PLACE: Mapping[str, frozenset[str]] = {
    token: frozenset(" ".join(by_call.values()).split())
    for token, by_call in {
        "aws:apigatewayv2/api:Api": {
            "UpdateApi": "name description version disableExecuteApiEndpoint",
            "UpdateApi, DeleteCorsConfiguration": "corsConfiguration",
            "TagResource": "tags",
        },
        "aws:apigatewayv2/authorizer:Authorizer": {
            "UpdateAuthorizer": "name authorizerType identitySources jwtConfiguration"
        },
        "aws:apigatewayv2/integration:Integration": {
            "UpdateIntegration": "integrationUri integrationMethod payloadFormatVersion timeoutMilliseconds"
        },
        "aws:apigatewayv2/route:Route": {
            "UpdateRoute": "routeKey target authorizationType authorizerId authorizationScopes"
        },
        "aws:apigatewayv2/stage:Stage": {
            "UpdateStage": "autoDeploy defaultRouteSettings accessLogSettings description",
            "TagResource": "tags",
        },
        "aws:cloudfront/distribution:Distribution": {
            "UpdateDistribution": (
                "enabled comment isIpv6Enabled httpVersion priceClass defaultRootObject origins aliases"
                " defaultCacheBehavior orderedCacheBehaviors restrictions viewerCertificate"
            ),
            "TagResource": "tags",
            "none: how Pulumi waits": "waitForDeployment",
        },
        "aws:cloudfront/function:Function": {
            "UpdateFunction": "runtime comment code",
            "PublishFunction": "publish",
            "TagResource": "tags",
        },
        "aws:cloudfront/originAccessControl:OriginAccessControl": {
            "UpdateOriginAccessControl": "name description signingBehavior signingProtocol"
        },
        "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": {
            "UpdateResponseHeadersPolicy": "name comment securityHeadersConfig"
        },
        "aws:cloudwatch/dashboard:Dashboard": {"PutDashboard": "dashboardBody"},
        "aws:cloudwatch/logGroup:LogGroup": {
            "PutRetentionPolicy, DeleteRetentionPolicy": "retentionInDays",
            "TagResource": "tags",
        },
        "aws:cognito/resourceServer:ResourceServer": {"UpdateResourceServer": "name scopes"},
        "aws:cognito/user:User": {"AdminUpdateUserAttributes": "attributes"},
        "aws:cognito/userPool:UserPool": {
            "UpdateUserPool": (
                "accountRecoverySetting adminCreateUserConfig autoVerifiedAttributes deletionProtection"
                " passwordPolicy userPoolTier"
            ),
            "TagResource": "tags",
        },
        "aws:cognito/userPoolClient:UserPoolClient": {
            "UpdateUserPoolClient": (
                "name supportedIdentityProviders allowedOauthFlowsUserPoolClient allowedOauthFlows"
                " allowedOauthScopes callbackUrls logoutUrls explicitAuthFlows refreshTokenRotation"
                " accessTokenValidity idTokenValidity refreshTokenValidity tokenValidityUnits readAttributes"
                " writeAttributes enableTokenRevocation preventUserExistenceErrors"
            )
        },
        "aws:cognito/userPoolDomain:UserPoolDomain": {"UpdateUserPoolDomain": "managedLoginVersion"},
        "aws:cloudwatch/metricAlarm:MetricAlarm": {
            "PutMetricAlarm": (
                "alarmDescription namespace metricName dimensions statistic comparisonOperator threshold"
                " period evaluationPeriods treatMissingData alarmActions okActions"
            ),
            "TagResource": "tags",
        },
        "aws:dynamodb/table:Table": {
            "UpdateTable": (
                "billingMode deletionProtectionEnabled serverSideEncryption attributes globalSecondaryIndexes"
            ),
            "UpdateTimeToLive": "ttl",
            "UpdateContinuousBackups": "pointInTimeRecovery",
            "TagResource": "tags",
        },
        "aws:iam/role:Role": {
            "UpdateRole": "description maxSessionDuration",
            "UpdateAssumeRolePolicy": "assumeRolePolicy",
            "TagRole": "tags",
        },
        "aws:iam/rolePolicy:RolePolicy": {"PutRolePolicy": "policy"},
        "aws:lambda/alias:Alias": {"UpdateAlias": "functionVersion description"},
        "aws:lambda/function:Function": {
            "UpdateFunctionCode": "code architectures publish",
            "UpdateFunctionConfiguration": (
                "role runtime handler description memorySize timeout environment loggingConfig snapStart"
            ),
            "TagResource": "tags",
        },
        "aws:s3/bucket:Bucket": {"PutBucketTagging": "tags", "none: how Pulumi deletes": "forceDestroy"},
        "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": {
            "PutBucketLifecycleConfiguration": "rules"
        },
        "aws:s3/bucketObjectv2:BucketObjectv2": {"PutObject": "source content contentType cacheControl tags"},
        "aws:s3/bucketOwnershipControls:BucketOwnershipControls": {"PutBucketOwnershipControls": "rule"},
        "aws:s3/bucketPolicy:BucketPolicy": {"PutBucketPolicy": "policy"},
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
            "PutPublicAccessBlock": (
                "blockPublicAcls blockPublicPolicy ignorePublicAcls restrictPublicBuckets"
            )
        },
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": {
            "PutBucketEncryption": "rules"
        },
        "aws:s3/bucketVersioning:BucketVersioning": {"PutBucketVersioning": "versioningConfiguration"},
        "aws:scheduler/schedule:Schedule": {
            "UpdateSchedule": (
                "description scheduleExpression scheduleExpressionTimezone state flexibleTimeWindow target"
            )
        },
        "aws:scheduler/scheduleGroup:ScheduleGroup": {"TagResource": "tags"},
        "aws:sesv2/configurationSet:ConfigurationSet": {
            "PutConfigurationSetReputationOptions": "reputationOptions",
            "PutConfigurationSetSuppressionOptions": "suppressionOptions",
            "TagResource": "tags",
        },
        "aws:sesv2/emailIdentity:EmailIdentity": {"TagResource": "tags"},
        "aws:sfn/stateMachine:StateMachine": {
            "UpdateStateMachine": "definition roleArn loggingConfiguration",
            "TagResource": "tags",
        },
        "aws:sns/smsPreferences:SmsPreferences": {"SetSMSAttributes": "monthlySpendLimit"},
        "aws:sns/topic:Topic": {"SetTopicAttributes": "policy", "TagResource": "tags"},
    }.items()
}
