// A client of the reminder API, with types generated from its OpenAPI document.
//
//   npm install openapi-fetch openapi-typescript @types/node
//   npx openapi-typescript http://localhost:4567/openapi.json --output schema.d.ts
//   npx tsc --strict --target es2022 --module nodenext client.ts
//   node client.js
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

type Reminder = components["schemas"]["Reminder"];
type ReminderCreate = components["schemas"]["ReminderCreate"];

const TRIES = 6;
const token = process.env.REMINDERS_TOKEN;
const api = createClient<paths>({
  baseUrl: process.env.REMINDERS_URL ?? "http://localhost:4567",
  headers: token ? { Authorization: `Bearer ${token}` } : {},
  fetch: patiently,
});

/** Tries again after 429, 5xx and no answer, later each time; every call below may safely be repeated. */
async function patiently(request: Request): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const last = attempt === TRIES;
    const answer = await fetch(request.clone()).catch((error: unknown) => {
      if (last) throw error;
    });
    const told = Number(answer?.headers.get("Retry-After"));
    const hopeless = last || told > 60; // seconds: where the day's limit is reached it may be hours
    if (answer && (hopeless || (answer.status !== 429 && answer.status < 500))) return answer;
    await sleep(told ? told * 1000 : Math.random() * 500 * 2 ** attempt);
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A new reminder; all tries of one call make one. */
async function create(body: ReminderCreate): Promise<Reminder> {
  const params = { header: { "Idempotency-Key": crypto.randomUUID() } };
  return good(await api.POST("/v1/reminders", { params, body }));
}

/** The reminder once it is final, asked for each second. */
async function ended(id: string): Promise<Reminder> {
  for (let waited = 0; waited < 60; waited += 1) {
    const found = good(await api.GET("/v1/reminders/{id}", { params: { path: { id } } }));
    if (found.finishedAt) return found;
    await sleep(1000);
  }
  throw new Error(`reminder ${id} has not ended`);
}

/** Whether it was cancelled and is never sent; false where it was too late for that. */
async function cancel(id: string): Promise<boolean> {
  const result = await api.DELETE("/v1/reminders/{id}", { params: { path: { id } } });
  if (result.response.status === 409) return false;
  good(result);
  return true;
}

/** All that has ended, page by page. */
async function* finished(): AsyncGenerator<Reminder> {
  let cursor: string | undefined;
  do {
    const query = { state: "finished" as const, limit: 10, ...(cursor && { cursor }) };
    const page = good(await api.GET("/v1/reminders", { params: { query } }));
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}

/** What a call answered; a problem becomes an error. */
function good<T>(result: { data?: T; error?: unknown; response: Response }): T {
  if (result.data === undefined)
    throw new Error(`${result.response.status} ${JSON.stringify(result.error)}`);
  return result.data;
}

async function main(): Promise<void> {
  const address = { preference: "email", email: "success@simulator.amazonses.com" } as const;
  const soon = await create({ message: "Call the plumber", waitSeconds: 2, ...address });
  const later = await create({ message: "Water the plants", waitSeconds: 3600, ...address });
  console.log("cancelled:", await cancel(later.id));
  console.log("ended as:", (await ended(soon.id)).status);
  for await (const each of finished()) {
    console.log(each.finishedAt, each.status, each.message);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
