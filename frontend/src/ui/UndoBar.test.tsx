// What of a bar's words is the title, which is cut where it is long.
import { render } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { UndoBar } from "./UndoBar";

const TITLES = {
  "Bins: cancelled": "Bins:",
  "Bins: at 9: now due tomorrow, 09:00": "Bins: at 9:",
  "Read: “Dune”: done": "Read: “Dune”:",
  "Set: “Read: “Dune””, tomorrow, 09:00. Also set: a day before": "Set: “Read: “Dune””,",
  "Set: “Bins”. Every Monday at 8:00": "Set: “Bins”.",
  "Your changes are saved.": "",
};
const cases = Object.entries(TITLES).map(([text, title]) => ({ title, offers: [{ id: 1, text }] }));

test.each(cases)("of “$offers.0.text” it is “$title”", ({ title, offers }) => {
  const { container } = render(<UndoBar offers={offers} close={vi.fn()} />);
  const said = container.querySelector(".undo p");
  expect(said?.textContent).toBe(offers[0]?.text);
  expect(said?.querySelector(".undo-title")?.textContent).toBe(title);
});
