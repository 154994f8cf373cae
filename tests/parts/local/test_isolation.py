"""Tests that a local run can't use this machine's AWS account."""

import os

from tools.local.isolation import isolate


def test_no_account_profile_region_or_endpoint_is_kept() -> None:
    environment = {
        "PATH": "/bin",
        "AWS_PROFILE": "company",
        "AWS_ACCESS_KEY_ID": "AKIA",
        "AWS_ENDPOINT_URL_DYNAMODB": "https://example.org",
        "PYTHONPATH": "/elsewhere",
        "HTTP_PROXY": "http://proxy.example",
        "NO_PROXY": "example.org",
    }
    isolate(environment)
    assert environment == {
        "PATH": "/bin",
        "HTTP_PROXY": "http://proxy.example",
        "NO_PROXY": "example.org,localhost,127.0.0.1,::1",
        "no_proxy": "localhost,127.0.0.1,::1",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
    }
