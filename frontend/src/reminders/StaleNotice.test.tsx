// When what is shown is said to be old.
import { onlineManager } from "@tanstack/preact-query";
import { act, render } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NetworkError } from "../api/errors";
import { StaleNotice } from "./Loaded";

const NOON = Date.parse("2026-11-24T12:00:00+11:00");

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
});

afterEach(() => onlineManager.setOnline(true));

function shown(error: Error | null = null) {
  const { container } = render(<StaleNotice updatedAt={NOON} error={error} />);
  return () => container.textContent;
}

test("what has just come needs no word", () => {
  expect(shown()()).toBe("");
});

test("what could not be asked for again is said to be from when it came, and why", () => {
  expect(shown(new NetworkError(undefined))()).toMatch(/out of date.*from 12:00.*can't be reached/);
});

test("what has not been asked for in a while is said to be old", async () => {
  const text = shown();
  await act(() => void vi.advanceTimersByTime(120_000));
  expect(text()).toBe("");
  await act(() => void vi.advanceTimersByTime(60_000));
  expect(text()).toMatch(/^This may be out of date: it is from 12:00/);
});

test("offline is said at once, and no longer than it lasts", async () => {
  const text = shown();
  await act(() => onlineManager.setOnline(false));
  expect(text()).toMatch(/^You are offline\. This is how it was at 12:00/);
  await act(() => onlineManager.setOnline(true));
  expect(text()).toBe("");
});
