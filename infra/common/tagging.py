"""Tags all resources that support tags with project, stack and tool."""

import pulumi


def tag_everything(project: str, stack: str) -> None:
    """Adds the default tags to all resources registered from now on; a resource's own tags win."""
    default = {"project": project, "stack": stack, "managed-by": "pulumi"}

    def add(args: pulumi.ResourceTransformationArgs) -> pulumi.ResourceTransformationResult | None:
        if not args.type_.startswith("aws:") or "tags" not in args.props:
            return None
        tags = pulumi.Output.from_input(args.props["tags"]).apply(lambda own: {**default, **(own or {})})
        return pulumi.ResourceTransformationResult({**args.props, "tags": tags}, args.opts)

    pulumi.runtime.register_stack_transformation(add)
