"""Tests of the Pulumi program: the whole resource graph, from runs that make nothing."""
