// A part of the page that is lost is fetched again, then said to be lost.
import { expect, test, vi } from "vitest";
import { ChunkError, loadChunk } from "./load-chunk";

const LOST = new TypeError("Failed to fetch dynamically imported module");

test("a part that is lost once is fetched again", async () => {
  const once = vi.fn().mockRejectedValueOnce(LOST).mockResolvedValue("it");
  expect(await loadChunk(once)).toBe("it");
});

test("one that stays lost is said to be", async () => {
  const never = vi.fn().mockRejectedValue(LOST);
  await expect(loadChunk(never)).rejects.toThrow(ChunkError);
  expect(never).toHaveBeenCalledTimes(2);
});

test("a part that never comes counts as lost", async () => {
  vi.useFakeTimers();
  const result = expect(loadChunk(() => new Promise(() => undefined))).rejects.toThrow(ChunkError);
  await vi.advanceTimersByTimeAsync(30_000);
  await result;
});
