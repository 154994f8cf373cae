"""Starts the emulator with what is added to it, in the emulator's own environment and process."""

import os

import ministack.app as emulator

from tools.emulator import additions

if __name__ == "__main__":
    os.environ.pop("PYTHONPATH", None)  # or functions would find modules here that their package lacks
    additions.install()
    emulator.main()
