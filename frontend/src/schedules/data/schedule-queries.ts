// Schedules on the server: how they, and the times of a rule, are asked for.
import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from "@tanstack/preact-query";
import type { ApiClient } from "../../api/client";
import { dataOf } from "../../api/errors";
import type { Schedule, ScheduleTimes } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { ACTIVE_KEY, scheduleKey, SCHEDULES_KEY } from "./schedule-cache";

/** Milliseconds after which what is next of a schedule is asked for again. */
const REFETCH = 60_000;

const NONE: readonly Schedule[] = [];

/** The caller's schedules, newest first, a page at a time. */
export function useSchedules() {
  const { api } = useSettings();
  return useInfiniteQuery({
    queryKey: SCHEDULES_KEY,
    queryFn: ({ pageParam, signal }) => {
      const query = pageParam === null ? {} : { cursor: pageParam };
      return dataOf(api.GET("/v1/schedules", { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: REFETCH,
  });
}

/** Those of the caller's that are active: there are never more than a page holds. */
export function useActiveSchedules(): readonly Schedule[] {
  const { api } = useSettings();
  const { data } = useQuery({
    queryKey: ACTIVE_KEY,
    queryFn: ({ signal }) => {
      const query = { status: ["active" as const], limit: 100 };
      return dataOf(api.GET("/v1/schedules", { params: { query }, signal }));
    },
    refetchInterval: REFETCH,
  });
  return data?.items ?? NONE;
}

/** How one schedule is asked for. */
export function scheduleQuery(api: ApiClient, id: string) {
  return queryOptions<Schedule>({
    queryKey: scheduleKey(id),
    queryFn: ({ signal }) =>
      dataOf(api.GET("/v1/schedules/{id}", { params: { path: { id } }, signal })),
  });
}

/** One schedule. */
export function useSchedule(id: string) {
  const { api } = useSettings();
  return useQuery({ ...scheduleQuery(api, id), refetchInterval: REFETCH });
}

/** The next times of a rule; nothing is kept of it. Without `times` nothing is asked for. */
export function usePreview(times: ScheduleTimes | undefined) {
  const { api } = useSettings();
  return useQuery({
    queryKey: ["schedules", "preview", times],
    queryFn: ({ signal }) => {
      if (times === undefined) throw new Error("no times");
      return dataOf(api.POST("/v1/schedules/preview", { body: times, signal }));
    },
    enabled: times !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
