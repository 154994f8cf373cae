// The sign-in library is loaded later than the page: when it is lost, the page is not.
import { beforeEach, expect, test, vi } from "vitest";
import { ChunkError, loadChunk } from "../chunks/load-chunk";
import { openPage, screen } from "../testing/page";
import { CONFIG, page, stubServer } from "../testing/server";
import type * as userManager from "./user-manager";

const isLost = vi.hoisted(() => vi.fn(() => false));

vi.mock("./user-manager", async (original) => {
  const module = await original<typeof userManager>();
  const load: typeof userManager.loadUserManager = (config) =>
    isLost() ? Promise.reject(new ChunkError(undefined)) : module.loadUserManager(config);
  return { ...module, loadUserManager: load };
});

beforeEach(() => {
  stubServer({ "GET /config.json": { body: CONFIG }, "GET /v1/reminders": page([]) });
});

test("lost when the page is opened: it says so, and trying again shows who is signed in", async () => {
  isLost.mockReturnValue(true);
  const { user } = openPage();
  expect((await screen.findByRole("alert")).textContent).toContain("couldn't be loaded");
  isLost.mockReturnValue(false);
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("button", { name: "Sign out" })).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("lost on the way back from the sign-in page: it says so, and leads on", async () => {
  sessionStorage.clear();
  isLost.mockReturnValue(true);
  openPage("/signed-in?code=c&state=s");
  expect(await screen.findByRole("heading", { name: "You are not signed in" })).toBeTruthy();
  expect(screen.getAllByText(/couldn't be loaded/)).not.toEqual([]);
  isLost.mockReturnValue(false);
});

test("a part that is lost once is fetched again; one that stays lost is said to be", async () => {
  const lost = new TypeError("Failed to fetch dynamically imported module");
  const once = vi.fn().mockRejectedValueOnce(lost).mockResolvedValue("it");
  expect(await loadChunk(once)).toBe("it");
  const never = vi.fn().mockRejectedValue(lost);
  await expect(loadChunk(never)).rejects.toThrow(ChunkError);
  expect(never).toHaveBeenCalledTimes(2);
});

test("a part that never comes counts as lost", async () => {
  vi.useFakeTimers();
  const result = expect(loadChunk(() => new Promise(() => undefined))).rejects.toThrow(ChunkError);
  await vi.advanceTimersByTimeAsync(30_000);
  await result;
});
