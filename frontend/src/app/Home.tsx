// The first view: the one line, and below it the reminders.
import { EntryLine } from "../reminders/entry/EntryLine";
import { Reminders } from "../reminders/list/Reminders";
import { PageHeading } from "../ui/PageHeading";

/** What most come for stands on top. */
export function Home() {
  return (
    <div class="home">
      <div class="visually-hidden">
        <PageHeading title="Reminders">Reminders</PageHeading>
      </div>
      <EntryLine />
      <Reminders />
    </div>
  );
}
