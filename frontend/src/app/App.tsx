// The whole page: each view at its path.
import { QueryClientProvider } from "@tanstack/preact-query";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Route, Switch, useLocation } from "wouter-preact";
import { useHistoryState } from "wouter-preact/use-browser-location";
import { ConfigGate } from "../config/ConfigGate";
import { CreateReminder } from "../reminders/create/CreateReminder";
import { ReminderView } from "../reminders/detail/ReminderView";
import { EditReminder } from "../reminders/edit/EditReminder";
import { EntryLine } from "../reminders/entry/EntryLine";
import { HeldChangeNotice } from "../reminders/held/HeldChangeNotice";
import { Reminders } from "../reminders/list/Reminders";
import { CREATE_PATH, type ViewState } from "../reminders/paths";
import { ScheduleView } from "../schedules/detail/ScheduleView";
import { EditSchedule } from "../schedules/edit/EditSchedule";
import { SettingsView } from "../settings/SettingsView";
import { SignedInOnly, SignInCallback, SignInNotice } from "../sign-in/SignIn";
import { Announcer } from "../ui/Announcer";
import { NotFound } from "../ui/NotFound";
import { focusHeading, PageHeading } from "../ui/PageHeading";
import { newQueryClient } from "./query-client";
import { Shell } from "./Shell";

/** The views for signed-in people: path, title, view. */
const OWN_VIEWS: readonly [string, string, (id: string) => ComponentChildren][] = [
  ["/reminders/:id", "Reminder", (id) => <ReminderView id={id} />],
  ["/reminders/:id/edit", "Edit reminder", (id) => <EditReminder id={id} />],
  ["/reminders/:id/fix", "Fix and send again", (id) => <EditReminder id={id} isFix />],
  ["/schedules/:id", "Repeats", (id) => <ScheduleView id={id} />],
  ["/schedules/:id/edit", "Change repeating reminder", (id) => <EditSchedule id={id} />],
];

export function App() {
  useNavigationFocus();
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

/** Moves the focus when the path changes: to the heading, or what the history's state names. */
function useNavigationFocus(): void {
  const [path] = useLocation();
  const shownPath = useRef(path);
  useLayoutEffect(() => {
    if (shownPath.current !== path) focusHeading();
    shownPath.current = path;
  }, [path]);
  const state = useHistoryState<ViewState | null>();
  useEffect(() => {
    if (state?.focus) document.querySelector<HTMLElement>(state.focus)?.focus();
  }, [state]);
}
