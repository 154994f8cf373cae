// What is saved can be loaded; a browser that can't do that stops nothing.
import { expect, test, vi } from "vitest";
import { load, remove, save } from "./storage";

test.each(["sessionStorage", "localStorage"] as const)(
  "%s gives back what it was given",
  (area) => {
    save(area, "it", { count: 1 });
    expect(load(area, "it")).toEqual({ count: 1 });
    remove(area, "it");
    expect(load(area, "it")).toBeUndefined();
  },
);

test("what is damaged is nothing", () => {
  sessionStorage.setItem("it", "{");
  expect(load("sessionStorage", "it")).toBeUndefined();
});

test("a browser that saves nothing stops nobody", () => {
  const refuse = () => {
    throw new DOMException("no", "SecurityError");
  };
  for (const method of ["getItem", "setItem", "removeItem"] as const) {
    vi.spyOn(Storage.prototype, method).mockImplementation(refuse);
  }
  save("sessionStorage", "it", 1);
  remove("sessionStorage", "it");
  expect(load("sessionStorage", "it")).toBeUndefined();
});
