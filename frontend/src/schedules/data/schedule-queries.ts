// Schedules on the server, and the times of a rule: how they are read and cached.
import {
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  queryOptions,
  skipToken,
  useInfiniteQuery,
  useQueries,
  useQuery,
  useQueryClient,
} from "@tanstack/preact-query";
import { useMemo } from "preact/hooks";
import type { ApiClient } from "../../api/client";
import { dataOf } from "../../api/errors";
import type { Reminder, Schedule, ScheduleTimes } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import {
  cacheCreated,
  cancelFetches,
  invalidateReminders,
  listedReminder,
  reminderKey,
  replaceItem,
  SCHEDULES_KEY,
} from "../../reminders/data/cache";
import { usePending, withPendingEnd } from "../../reminders/data/pending";
import type { Services } from "../../reminders/data/services";

const REFETCH = 60_000; // milliseconds

const NONE: readonly Schedule[] = [];

const LIST_KEY = [...SCHEDULES_KEY, "list"] as const;
const ACTIVE_KEY = [...SCHEDULES_KEY, "active"] as const;
export const scheduleKey = (id: string) => [...SCHEDULES_KEY, "one", id] as const;

/** All schedules, a page at a time: newest first, and ended ones last. */
export function useSchedules() {
  const { api } = useSettings();
  const query = useInfiniteQuery({
    queryKey: LIST_KEY,
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 100, ...(pageParam !== null && { cursor: pageParam }) };
      return dataOf(api.GET("/v1/schedules", { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: REFETCH,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
  const schedules = useWithPending(query.data ?? NONE);
  const pending = usePending();
  const shown = useMemo(() => {
    const kept = schedules.filter(({ id }) => pending[id]?.mark !== "erased");
    return kept.toSorted((one, other) => Number(hasEnded(one)) - Number(hasEnded(other)));
  }, [schedules, pending]);
  return { ...query, data: query.data && shown };
}

const hasEnded = ({ status }: Schedule) => status === "ended";

/** The active schedules: one page holds them. */
export function useActiveSchedules(): readonly Schedule[] {
  const { api } = useSettings();
  const { data } = useQuery({
    queryKey: ACTIVE_KEY,
    queryFn: ({ signal }) => {
      const query = { status: ["active" as const], limit: 100 };
      return dataOf(api.GET("/v1/schedules", { params: { query }, signal }));
    },
    refetchInterval: REFETCH,
    select: ({ items }) => items,
  });
  const schedules = useWithPending(data ?? NONE);
  return useMemo(() => schedules.filter(({ status }) => status === "active"), [schedules]);
}

/** `schedules` as pending changes leave them: ended, or with the next after a stopped occurrence. */
function useWithPending(schedules: readonly Schedule[]): readonly Schedule[] {
  const { api } = useSettings();
  const client = useQueryClient();
  const pending = usePending();
  const stopped = schedules.flatMap((schedule) => {
    const id = schedule.nextReminderId ?? "";
    if (!pending[id]) return [];
    const listed = listedReminder(client, id)?.reminder;
    const known = listed ?? client.getQueryData<Reminder>(reminderKey(id));
    if (!known?.occurrence) return [];
    const { timezone, start, rrule } = schedule;
    const exdates = [...schedule.exdates, known.occurrence];
    return [{ id, times: { timezone, start, rrule, exdates } }];
  });
  const nexts = useQueries({
    queries: stopped.map(({ times }) => previewQuery(api, times)),
    combine: (found) =>
      found.map(({ data }, at) => {
        return [stopped[at]?.id, data && (data.occurrences[0]?.dueAt ?? null)] as const;
      }),
  });
  return useMemo(() => {
    const dueAts = new Map(nexts);
    return schedules.map((each) => {
      const nextDueAt = dueAts.get(each.nextReminderId ?? "");
      const after = nextDueAt === undefined ? each : { ...each, nextDueAt, nextReminderId: null };
      return withPendingEnd(after, pending);
    });
  }, [schedules, nexts, pending]);
}

export function scheduleQuery(api: ApiClient, id: string) {
  return queryOptions<Schedule>({
    queryKey: scheduleKey(id),
    queryFn: ({ signal }) =>
      dataOf(api.GET("/v1/schedules/{id}", { params: { path: { id } }, signal })),
  });
}

export function useSchedule(id: string) {
  const { api } = useSettings();
  const query = useQuery({
    ...scheduleQuery(api, id),
    refetchInterval: REFETCH,
    select: (schedule) => [schedule],
  });
  const [data] = useWithPending(query.data ?? NONE);
  return { ...query, data };
}

/** Makes an occurrence (a local date-time) of the schedule `id` ahead; returns the reminder's id. */
export async function makeAhead({ api, client }: Services, id: string, occurrence: string) {
  const options = { params: { path: { id } }, body: { occurrence } };
  const made = await dataOf(api.POST("/v1/schedules/{id}/occurrences", options));
  await cacheCreated(client, made);
  void client.invalidateQueries({ queryKey: SCHEDULES_KEY });
  return made.id;
}

function previewQuery(api: ApiClient, times: ScheduleTimes | undefined) {
  return queryOptions({
    queryKey: [...SCHEDULES_KEY, "preview", times],
    queryFn: times
      ? ({ signal }) => dataOf(api.POST("/v1/schedules/preview", { body: times, signal }))
      : skipToken,
    retry: false,
  });
}

/** The next times of a rule, once there are `times`. */
export function usePreview(times: ScheduleTimes | undefined) {
  const { api } = useSettings();
  return useQuery({ ...previewQuery(api, times), placeholderData: keepPreviousData });
}

/** Caches a new or changed schedule, and has the reminders read anew: that may have changed them. */
export async function cacheSchedule(client: QueryClient, schedule: Schedule): Promise<void> {
  await client.cancelQueries({ queryKey: scheduleKey(schedule.id) });
  client.setQueryData(scheduleKey(schedule.id), schedule);
  const resume = await cancelFetches(client, LIST_KEY);
  client.setQueryData<Listed>(LIST_KEY, (data) => data && withSchedule(data, schedule));
  void resume();
  void client.invalidateQueries({ queryKey: ACTIVE_KEY });
  invalidateReminders(client);
}

type Listed = InfiniteData<{ items: Schedule[] }>;

function withSchedule(data: Listed, schedule: Schedule): Listed {
  const [first, ...others] = data.pages;
  const isKnown = data.pages.some(({ items }) => items.some(({ id }) => id === schedule.id));
  if (isKnown || first === undefined) return replaceItem(data, schedule);
  return { ...data, pages: [{ ...first, items: [schedule, ...first.items] }, ...others] };
}
