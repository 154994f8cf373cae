"""Tests that `make bench` works: its simulated AWS supports the functions' calls."""

from tools.bench import aws_stub
from tools.bench.report import tables
from tools.bench.sampling import take
from tools.bench.sweep import sweep_table, take_sweep
from tools.bench.variants import prepare


def test_one_round_of_the_measurement_fills_both_tables() -> None:
    variants = prepare()
    with aws_stub.running() as endpoint:
        swept = take_sweep(1, endpoint)
        samples = take(variants, rounds=1, requests=5, endpoint=endpoint)
    assert all(f"| {variant.name} |" in tables(samples) for variant in variants)
    assert "a second, alone" in sweep_table(swept)
