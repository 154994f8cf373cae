// Gives each test a clean document, and fails it when the page printed to the console.
import { cleanup, configure } from "@testing-library/preact";
import { afterEach, beforeEach, expect, type MockInstance, vi } from "vitest";
import { reloadSettings } from "../settings/stored-settings";
import { clearTab } from "../storage/storage";
import { resetServerClock } from "../time/server-clock";
import { signInAs } from "./session";

configure({ asyncUtilTimeout: 15_000 });

const PRINTERS = ["log", "info", "debug", "warn", "error"] as const;

let printers: MockInstance[] = [];
const locked = new Set<Promise<unknown>>();

/** The channel of a browser with one tab. */
class OneTab extends EventTarget {
  postMessage(): void {
    // nobody hears it
  }
}

/** Nothing has a size here. */
class NoSizes {
  observe(): void {
    // none changes
  }

  disconnect(): void {
    // none changed
  }
}

Object.defineProperty(navigator, "locks", {
  value: {
    request: (_name: string, work: () => Promise<unknown>) => {
      const done = work().finally(() => locked.delete(done));
      locked.add(done);
      return done;
    },
  },
  configurable: true, // this runs before each file
});

beforeEach(() => {
  vi.stubGlobal("BroadcastChannel", OneTab);
  vi.stubGlobal("ResizeObserver", NoSizes);
  clearTab();
  localStorage.clear();
  reloadSettings();
  signInAs("nora@example.org");
  resetServerClock();
  printers = PRINTERS.map((name) => vi.spyOn(console, name));
});

afterEach(async () => {
  cleanup();
  await Promise.allSettled(locked); // a renewal would end the next test's session
  for (const printer of printers) expect(printer).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
