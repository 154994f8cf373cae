"""`make bench`: builds, measures and prints tables; takes minutes, with `--quick` under one."""

import argparse
import sys
from collections.abc import Sequence

from lambda_build.dependencies import InstallFailed
from tools.bench import aws_stub
from tools.bench.report import tables
from tools.bench.sampling import HandlerFailed, take
from tools.bench.sweep import sweep_table, take_sweep
from tools.bench.variants import prepare


def main(arguments: Sequence[str]) -> int:
    """Measures and prints; returns 0, or 1 after printing what failed."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="5 rounds instead of 20, for a rough figure")
    options = parser.parse_args(arguments)
    rounds, requests = (5, 100) if options.quick else (20, 200)
    try:
        variants = prepare()
        with aws_stub.running() as endpoint:
            swept = take_sweep(rounds, endpoint)
            samples = take(variants, rounds=rounds, requests=requests, endpoint=endpoint)
    except (InstallFailed, HandlerFailed, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 1
    print(tables(samples), sweep_table(swept), sep="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
