// Gives each test a clean document, and fails it when the page printed to the console.
import { cleanup, configure } from "@testing-library/preact";
import { afterEach, beforeEach, expect, type MockInstance, vi } from "vitest";
import { resetSettings } from "../settings/stored-settings";
import { clearTab } from "../storage/storage";
import { resetServerClock } from "../time/server-clock";
import { signInAs } from "./session";

configure({ asyncUtilTimeout: 5_000 });

const PRINTERS = ["log", "info", "debug", "warn", "error"] as const;

let printers: MockInstance[] = [];

beforeEach(() => {
  vi.stubGlobal("BroadcastChannel", undefined);
  clearTab();
  resetSettings();
  localStorage.clear();
  signInAs("nora@example.org");
  resetServerClock();
  printers = PRINTERS.map((name) => vi.spyOn(console, name));
});

afterEach(() => {
  cleanup();
  for (const printer of printers) expect(printer).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
