// The row by which a list was left, once it appears again.
import { render } from "@testing-library/preact";
import { useRef } from "preact/hooks";
import { expect, test } from "vitest";
import { screen } from "../testing/page";
import { leaveListAt, useAwaitedFocus } from "./row-focus";

function Row() {
  const row = useRef<HTMLDivElement>(null);
  useAwaitedFocus("b", row);
  return (
    <div ref={row}>
      <a href="/reminders/b">Bins</a>
    </div>
  );
}

function View({ isListed }: { isListed: boolean }) {
  return (
    <>
      <input />
      {isListed && <Row />}
    </>
  );
}

test("it takes the focus", async () => {
  leaveListAt("b");
  render(<View isListed />);
  expect(document.activeElement).toBe(await screen.findByRole("link"));
});

test("it doesn't take the focus from somebody who writes", async () => {
  leaveListAt("b");
  const { rerender } = render(<View isListed={false} />);
  screen.getByRole("textbox").focus();
  rerender(<View isListed />);
  await screen.findByRole("link");
  expect(document.activeElement).toBe(screen.getByRole("textbox"));
});
