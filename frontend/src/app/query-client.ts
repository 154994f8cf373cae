// How the page keeps what it knows of the server.
import { QueryClient } from "@tanstack/preact-query";
import { isTransient } from "../api/errors";

const RETRIES = 2;

/**
 * A cache that tries failed reads again while that may help, waits with them while the device is
 * offline, and never repeats a change by itself.
 */
export function queryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < RETRIES && isTransient(error),
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}
