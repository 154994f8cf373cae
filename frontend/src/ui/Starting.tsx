// What index.html or message.html says, for as long as there is nothing else to show.
import { Loading } from "./Loading";

const TEXT = document.getElementById("starting")?.textContent;

/** The same text at the same place, and that something is being loaded. */
export function Starting({ what }: { what: string }) {
  return (
    <>
      <p id="starting">{TEXT}</p>
      <Loading what={what} />
    </>
  );
}
