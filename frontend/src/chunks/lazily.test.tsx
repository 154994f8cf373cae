// A part of the page that is fetched once it is needed.
import { fireEvent, render, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { lazily } from "./load-chunk";

const Part = ({ name }: { name: string }) => <p>Hello {name}</p>;

test("the part is shown once it has come, and at once the next time", async () => {
  let fetches = 0;
  const Later = lazily(() => {
    fetches += 1;
    return Promise.resolve(Part);
  }, "the part");
  expect(fetches).toBe(0);
  const first = render(<Later name="Nora" />);
  expect(screen.getByRole("status").textContent).toBe("Loading the part…");
  await screen.findByText("Hello Nora");
  first.unmount();
  render(<Later name="Ada" />);
  expect(screen.getByText("Hello Ada")).toBeTruthy();
  expect(fetches).toBe(1);
});

test.each([
  ["by who wants that", () => userEvent.click(screen.getByRole("button", { name: "Try again" }))],
  ["when the network is back", () => fireEvent(window, new Event("online"))],
  ["when a form is sent", () => fireEvent.submit(document.body)],
])("a part that did not come is asked for again %s", async (_when, retry) => {
  let isOffline = true;
  const Later = lazily(
    () => (isOffline ? Promise.reject(new Error("offline")) : Promise.resolve(Part)),
    "the part",
  );
  render(<Later name="Nora" />);
  await screen.findByText(/couldn't be loaded\. Check your connection/);
  isOffline = false;
  await retry();
  await screen.findByText("Hello Nora");
});
