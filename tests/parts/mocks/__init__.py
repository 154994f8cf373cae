"""Tests that faster mocks change no response of moto."""
