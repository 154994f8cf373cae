"""Tests the Pulumi program: the whole resource graph, from runs that create nothing."""
