"""The private bucket with the page's files, which only the site's distribution may read."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pulumi
import pulumi_aws as aws

from infra.common.policies import Statement, document
from infra.common.private_bucket import make_private
from infra.site.page_files import IMMUTABLE, NO_CACHE, PageFile


class SiteBucket(pulumi.ComponentResource):
    """The private bucket with the page in it."""

    def __init__(self, name: str, *, bucket_name: str, opts: pulumi.ResourceOptions) -> None:
        super().__init__("task-reminder:infra:SiteBucket", name, None, opts)
        self._prefix = name
        # It contains only build output, so it may be deleted with its files.
        self._bucket = aws.s3.Bucket(
            name, bucket=bucket_name, force_destroy=True, opts=pulumi.ResourceOptions(parent=self)
        )
        self._block = make_private(name, self._bucket, self)
        self.name, self.domain_name = self._bucket.bucket, self._bucket.bucket_regional_domain_name
        self.register_outputs({"name": self.name})

    def allow(self, distribution_arn: pulumi.Output[str]) -> None:
        """Lets only this distribution read the files, and denies plain HTTP."""
        # Every file, as their names change with each build.
        # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
        read = Statement(
            service="cloudfront.amazonaws.com",
            actions=["s3:GetObject"],
            resources=[pulumi.Output.format("{0}/*", self._bucket.arn)],
            conditions={"StringEquals": {"aws:SourceArn": distribution_arn}},
        )
        # https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
        only_tls = Statement(
            everyone=True,
            effect="Deny",
            actions=["s3:*"],
            resources=[self._bucket.arn, pulumi.Output.format("{0}/*", self._bucket.arn)],
            conditions={"Bool": {"aws:SecureTransport": "false"}},
        )
        aws.s3.BucketPolicy(
            f"{self._prefix}-policy",
            bucket=self._bucket.id,
            policy=document(read, only_tls),
            opts=pulumi.ResourceOptions(parent=self, depends_on=[self._block]),
        )

    def upload(self, files: Sequence[PageFile], page_config: Mapping[str, Any]) -> None:
        """Uploads the page's files, and its config as JSON; the config's values may be outputs."""
        child = pulumi.ResourceOptions(parent=self, depends_on=[self._block])
        config = aws.s3.BucketObjectv2(
            "config.json",
            bucket=self._bucket.id,
            key="config.json",
            content=pulumi.Output.from_input(page_config).apply(
                lambda config: json.dumps(config, indent=2) + "\n"
            ),
            content_type="application/json",
            cache_control=NO_CACHE,
            opts=child,
        )
        # A page opened before an update can still load its own files: a name with a hash is never reused.
        kept = pulumi.ResourceOptions(parent=self, depends_on=[self._block], retain_on_delete=True)
        others = [
            self._object(file, kept if file.cache_control == IMMUTABLE else child)
            for file in files
            if file.key != "index.html"
        ]
        # index.html names the other files, so it must be uploaded after them.
        last = pulumi.ResourceOptions(parent=self, depends_on=[config, *others])
        (index,) = (file for file in files if file.key == "index.html")
        self._object(index, last)

    def _object(self, file: PageFile, opts: pulumi.ResourceOptions) -> aws.s3.BucketObjectv2:
        return aws.s3.BucketObjectv2(
            file.key,
            bucket=self._bucket.id,
            key=file.key,
            source=pulumi.FileAsset(str(file.path)),
            content_type=file.content_type,
            cache_control=file.cache_control,
            opts=opts,
        )
