// Calls the API by openapi-fetch, typed from the OpenAPI document, and prints what each call was read as.
// It runs beside the generated schema.d.ts: `node calls.js ADDRESS`.
import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./schema.js";

type Schemas = components["schemas"];
type Body = Schemas["ReminderCreate"];
type Answer = { response: Response; data?: unknown; error?: unknown };

const address = process.argv[2] ?? "";
const seen: Record<string, [number, string | null]> = {};
const nobodys = "01939a2e-7c4b-7d10-a3c5-2f5b8e6d9a41";
const body: Body = {
  message: "Call",
  preference: "email",
  email: "nora@example.org",
  waitSeconds: 3600,
};
const wrong: Body = { ...body, email: "nobody" };
const change: Schemas["ReminderUpdate"] = { message: "Call again" };
const snooze: Schemas["ReminderSnooze"] = { waitSeconds: 600 };

const times: Schemas["ScheduleTimes"] = {
  timezone: "Australia/Sydney",
  start: "2026-11-01T09:00:00",
  rrule: "FREQ=DAILY",
};
const repeated: Schemas["ScheduleCreate"] = {
  message: "Call",
  preference: "email",
  email: "nora@example.org",
  ...times,
};
const tomorrows: Schemas["ScheduleOccurrence"] = { occurrence: "2026-11-25T09:00:00" };

function client(play = "", token = "usual"): Client<paths> {
  const authorization = token ? { Authorization: `Bearer ${token}` } : {};
  return createClient<paths>({
    baseUrl: address,
    headers: { ...authorization, ...(play ? { Play: play } : {}) },
  });
}

/** Notes a response's status and the word that it has for what it is. */
function see(name: string, { response, data, error }: Answer): void {
  seen[name] = [response.status, data ? wordOf(data as Success) : wordOfError(error)];
}

type Success =
  | Schemas["Reminder" | "ReminderPage" | "Schedule" | "ChangedSchedule" | "SchedulePage"]
  | Schemas["SchedulePreview"];

function wordOf(found: Success): string | null {
  if ("occurrences" in found) return found.occurrences[0]?.occurrence ?? null;
  return "items" in found ? (found.items[0]?.status ?? null) : found.status;
}

function wordOfError(error: unknown): string | null {
  if (typeof error !== "object" || error === null) return null;
  const known = error as Schemas["AnyError"];
  if ("code" in known) return known.code;
  return "message" in known ? known.message : null;
}

async function eachCall(name: string, by: Client<paths>, id: string): Promise<void> {
  const params = { path: { id } };
  see(`create ${name}`, await by.POST("/v1/reminders", { body }));
  see(`list ${name}`, await by.GET("/v1/reminders"));
  see(`get ${name}`, await by.GET("/v1/reminders/{id}", { params }));
  see(`change ${name}`, await by.PATCH("/v1/reminders/{id}", { params, body: change }));
  see(`snooze ${name}`, await by.POST("/v1/reminders/{id}/snooze", { params, body: snooze }));
  see(`cancel ${name}`, await by.DELETE("/v1/reminders/{id}", { params }));
}

async function callsThatSucceed(usual: Client<paths>): Promise<string> {
  const made = await usual.POST("/v1/reminders", { body });
  see("create", made);
  if (!made.data) throw new Error("nothing was made");
  const id = made.data.id;
  const params = { path: { id } };
  const stale = { path: { id }, header: { "If-Match": '"9"' } };
  const key = { header: { "Idempotency-Key": crypto.randomUUID() } };
  const again = () => usual.PATCH("/v1/reminders/{id}", { params, body: change });
  const snoozed = () => usual.POST("/v1/reminders/{id}/snooze", { params, body: snooze });
  see("list", await usual.GET("/v1/reminders", { params: { query: { limit: 5 } } }));
  see("get", await usual.GET("/v1/reminders/{id}", { params }));
  see("snooze too early", await snoozed());
  see("change", await again());
  const unchanged = await usual.PATCH("/v1/reminders/{id}", { params: stale, body: change });
  see("change a stale one", unchanged);
  see("cancel", await usual.DELETE("/v1/reminders/{id}", { params }));
  see("change too late", await again());
  see("snooze", await snoozed());
  for (const name of ["create with a key", "create again"])
    see(name, await usual.POST("/v1/reminders", { params: key, body }));
  see("create a wrong one", await usual.POST("/v1/reminders", { body: wrong }));
  return id;
}

async function eachCallOfSchedules(name: string, by: Client<paths>, id: string): Promise<void> {
  const params = { path: { id } };
  const change: Schemas["ScheduleUpdate"] = { message: "Call again" };
  see(`create schedule ${name}`, await by.POST("/v1/schedules", { body: repeated }));
  see(`list schedules ${name}`, await by.GET("/v1/schedules"));
  see(`resume ${name}`, await by.POST("/v1/schedules/{id}/resume", { params }));
  see(`get schedule ${name}`, await by.GET("/v1/schedules/{id}", { params }));
  see(`change schedule ${name}`, await by.PATCH("/v1/schedules/{id}", { params, body: change }));
  const ahead = await by.POST("/v1/schedules/{id}/occurrences", { params, body: tomorrows });
  see(`make ahead ${name}`, ahead);
  see(`pause ${name}`, await by.POST("/v1/schedules/{id}/pause", { params }));
}

async function callsAboutSchedules(usual: Client<paths>): Promise<string> {
  const made = await usual.POST("/v1/schedules", { body: repeated });
  see("create schedule", made);
  if (!made.data) throw new Error("nothing was made");
  const id = made.data.id;
  const params = { path: { id } };
  const never: Schemas["ScheduleUpdate"] = { rrule: "FREQ=DAILY;COUNT=1" };
  const ofSchedule = { params: { query: { scheduleId: id } } };
  const erased = { path: { id }, query: { erase: true } };
  see("preview", await usual.POST("/v1/schedules/preview", { body: times }));
  see("list reminders of schedule", await usual.GET("/v1/reminders", ofSchedule));
  const refused = await usual.PATCH("/v1/schedules/{id}", { params, body: never });
  see("change schedule to never", refused);
  see("end schedule", await usual.DELETE("/v1/schedules/{id}", { params }));
  see("resume too late", await usual.POST("/v1/schedules/{id}/resume", { params }));
  see("erase schedule", await usual.DELETE("/v1/schedules/{id}", { params: erased }));
  const again = await usual.POST("/v1/schedules", { body: repeated });
  see("create schedule again", again);
  return again.data?.id ?? "";
}

const usual = client();
const cancelled = await callsThatSucceed(usual);
await eachCall("nobody's", usual, nobodys);
await eachCall("without a token", client("", ""), nobodys);
await eachCall("unavailable", client("unavailable"), cancelled);
await eachCall("later", client("later"), cancelled);
see("create a wrong one later", await client("later").POST("/v1/reminders", { body: wrong }));
const erased = { path: { id: cancelled }, query: { erase: true } };
see("erase", await usual.DELETE("/v1/reminders/{id}", { params: erased }));
see("create used up", await client("", "used-up").POST("/v1/reminders", { body }));
for (let time = 0; time < 2; time++)
  see("create too many", await client("", "too-many").POST("/v1/reminders", { body }));
const plays = ["401", "403", "429", "500", "503", "418", "599", "499", "html403", "html404", "html503"];
for (const play of plays) await eachCall(`played ${play}`, client(play), cancelled);
see("create played 413", await client("413").POST("/v1/reminders", { body }));
const schedule = await callsAboutSchedules(usual);
await eachCallOfSchedules("of mine", usual, schedule);
await eachCallOfSchedules("nobody's", usual, nobodys);
await eachCallOfSchedules("without a token", client("", ""), nobodys);
await eachCallOfSchedules("unavailable", client("unavailable"), schedule);
await eachCallOfSchedules("later", client("later"), schedule);
for (const play of plays) await eachCallOfSchedules(`played ${play}`, client(play), schedule);
console.log(JSON.stringify(seen));
