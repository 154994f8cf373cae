// Puts the views at their addresses.
import { QueryClientProvider } from "@tanstack/preact-query";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Route, Switch, useLocation } from "wouter-preact";
import { ConfigGate } from "../config/ConfigGate";
import { CreateReminder } from "../reminders/create/CreateReminder";
import { ReminderView } from "../reminders/detail/ReminderView";
import { EditReminder } from "../reminders/edit/EditReminder";
import { EntryLine } from "../reminders/entry/EntryLine";
import { HeldChangeNotice } from "../reminders/held/HeldChangeNotice";
import { Reminders } from "../reminders/list/Reminders";
import { CREATE_PATH } from "../reminders/paths";
import { ScheduleView } from "../schedules/detail/ScheduleView";
import { EditSchedule } from "../schedules/edit/EditSchedule";
import { SettingsView } from "../settings/SettingsView";
import { SignedInOnly, SignInCallback, SignInNotice } from "../sign-in/SignIn";
import { Announcer } from "../ui/Announcer";
import { NotFound } from "../ui/NotFound";
import { PageHeading } from "../ui/PageHeading";
import { newQueryClient } from "./query-client";
import { Shell } from "./Shell";

/** What only its owner sees: each at its path, with its title. */
const OWN_VIEWS: readonly [string, string, (id: string) => ComponentChildren][] = [
  ["/reminders/:id", "Reminder", (id) => <ReminderView id={id} />],
  ["/reminders/:id/edit", "Edit reminder", (id) => <EditReminder id={id} />],
  ["/reminders/:id/fix", "Fix and send again", (id) => <EditReminder id={id} isFix />],
  ["/schedules/:id", "Repeats", (id) => <ScheduleView id={id} />],
  ["/schedules/:id/edit", "Change what repeats", (id) => <EditSchedule id={id} />],
];

/** The whole page. */
export function App() {
  useHeadingFocus();
  const [client] = useState(newQueryClient);
  return (
    <QueryClientProvider client={client}>
      <Shell>
        <ConfigGate>
          <Announcer>
            <SignInNotice />
            <HeldChangeNotice />
            <Switch>
              <Route path="/" component={Home} />
              <Route path={CREATE_PATH} component={CreateReminder} />
              {OWN_VIEWS.map(([path, title, view]) => (
                <Route<{ id: string }> key={path} path={path}>
                  {({ id }) => (
                    <SignedInOnly key={path + id} title={title}>
                      {view(id)}
                    </SignedInOnly>
                  )}
                </Route>
              ))}
              <Route path="/settings" component={SettingsView} />
              <Route path="/signed-in" component={SignInCallback} />
              <Route component={NotFound} />
            </Switch>
          </Announcer>
        </ConfigGate>
      </Shell>
    </QueryClientProvider>
  );
}

/** The first view: what most come for stands on top. */
function Home() {
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

/** Gives the focus to the `h1` when the address changes, not when the page is opened. */
function useHeadingFocus(): void {
  const [location] = useLocation();
  const shown = useRef(location);
  useLayoutEffect(() => {
    if (shown.current !== location) document.querySelector("h1")?.focus();
    shown.current = location;
  }, [location]);
}
