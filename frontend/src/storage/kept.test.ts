// What is kept comes back; what can't be kept or read stops nothing.
import { expect, test, vi } from "vitest";
import { forget, keep, recall } from "./kept";

test.each(["sessionStorage", "localStorage"] as const)(
  "%s gives back what it was given",
  (place) => {
    keep(place, "it", { count: 1 });
    expect(recall(place, "it")).toEqual({ count: 1 });
    forget(place, "it");
    expect(recall(place, "it")).toBeUndefined();
  },
);

test("what is damaged is nothing", () => {
  sessionStorage.setItem("it", "{");
  expect(recall("sessionStorage", "it")).toBeUndefined();
});

test("a browser that keeps nothing stops nobody", () => {
  const refuse = () => {
    throw new DOMException("no", "SecurityError");
  };
  for (const method of ["getItem", "setItem", "removeItem"] as const) {
    vi.spyOn(Storage.prototype, method).mockImplementation(refuse);
  }
  keep("sessionStorage", "it", 1);
  forget("sessionStorage", "it");
  expect(recall("sessionStorage", "it")).toBeUndefined();
});
