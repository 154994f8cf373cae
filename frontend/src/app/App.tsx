// Puts the views at their addresses.
import { QueryClientProvider } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { Route, Switch } from "wouter-preact";
import { lazily } from "../chunks/Lazily";
import { ConfigGate, SettingsProvider } from "../config/ConfigGate";
import { ReminderView } from "../reminders/detail/ReminderView";
import { EditReminder } from "../reminders/edit/EditReminder";
import { HeldChangeNotice } from "../reminders/held/HeldChangeNotice";
import { CREATE_PATH } from "../reminders/paths";
import { SignedInView } from "../sign-in/SignedInOnly";
import { SignInCallback } from "../sign-in/SignInCallback";
import { SignInNotice } from "../sign-in/SignInNotice";
import { Announcer } from "../ui/Announcer";
import { NotFound } from "../ui/NotFound";
import { Home } from "./Home";
import { queryClient } from "./query-client";
import { Shell } from "./Shell";
import { useHeadingFocus } from "./useHeadingFocus";

const CreateReminder = lazily(
  () => import("../reminders/create/CreateReminder").then((part) => part.CreateReminder),
  { what: "the form", isView: true },
);

const ScheduleView = lazily(
  () => import("../schedules/detail/ScheduleView").then((part) => part.ScheduleView),
  { what: "what repeats", isView: true },
);

const EditSchedule = lazily(
  () => import("../schedules/edit/EditSchedule").then((part) => part.EditSchedule),
  { what: "the form", isView: true },
);

const SettingsView = lazily(
  () => import("../settings/SettingsView").then((part) => part.SettingsView),
  { what: "the settings", isView: true },
);

/** The whole page. */
export function App() {
  useHeadingFocus();
  const [client] = useState(queryClient);
  return (
    <QueryClientProvider client={client}>
      <SettingsProvider>
        <Shell>
          <ConfigGate>
            <Announcer>
              <SignInNotice />
              <HeldChangeNotice />
              <Switch>
                <Route path="/">
                  <Home />
                </Route>
                <Route path={CREATE_PATH}>
                  <CreateReminder />
                </Route>
                <Route path="/reminders/:id/edit">
                  {({ id }) => (
                    <SignedInView title="Edit reminder" what="this reminder">
                      <EditReminder key={id} id={id} />
                    </SignedInView>
                  )}
                </Route>
                <Route path="/reminders/:id/fix">
                  {({ id }) => (
                    <SignedInView title="Fix and send again" what="this reminder">
                      <EditReminder key={id} id={id} isFix />
                    </SignedInView>
                  )}
                </Route>
                <Route path="/reminders/:id">
                  {({ id }) => (
                    <SignedInView title="Reminder" what="this reminder">
                      <ReminderView key={id} id={id} />
                    </SignedInView>
                  )}
                </Route>
                <Route path="/schedules/:id/edit">
                  {({ id }) => (
                    <SignedInView title="Change what repeats" what="what repeats">
                      <EditSchedule key={id} id={id} />
                    </SignedInView>
                  )}
                </Route>
                <Route path="/schedules/:id">
                  {({ id }) => (
                    <SignedInView title="Repeats" what="what repeats">
                      <ScheduleView key={id} id={id} />
                    </SignedInView>
                  )}
                </Route>
                <Route path="/settings">
                  <SettingsView />
                </Route>
                <Route path="/signed-in">
                  <SignInCallback />
                </Route>
                <Route>
                  <NotFound />
                </Route>
              </Switch>
            </Announcer>
          </ConfigGate>
        </Shell>
      </SettingsProvider>
    </QueryClientProvider>
  );
}
