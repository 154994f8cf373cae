// Loads the page's settings, and provides them, the session and the API client.
import { queryOptions, useQuery, useQueryClient } from "@tanstack/preact-query";
import type { ComponentChildren } from "preact";
import { apiClient } from "../api/client";
import { Session } from "../sign-in/session";
import { LoadError, Starting } from "../ui/Loading";
import { fetchConfig } from "./config";

const SETTINGS = queryOptions({
  queryKey: ["config"],
  queryFn: async ({ signal }) => {
    const config = await fetchConfig(signal);
    const session = new Session(config.signIn);
    return { config, session, api: apiClient(config.apiBase, session) };
  },
  staleTime: Infinity,
});

/** The page's settings, its session and its API client. Only inside ConfigGate. */
export function useSettings() {
  const settings = useQueryClient().getQueryData(SETTINGS.queryKey);
  if (settings === undefined) throw new Error("useSettings needs ConfigGate around it");
  return settings;
}

/** The same, or undefined while they are loading. */
export function useLoadedSettings() {
  return useQuery(SETTINGS).data;
}

/** Shows its children once the settings are loaded. */
export function ConfigGate({ children }: { children: ComponentChildren }) {
  const { data, error, refetch } = useQuery(SETTINGS);
  if (data !== undefined) return <>{children}</>;
  const title = "This page couldn't be loaded";
  if (error !== null) return <LoadError title={title} reason={error.message} retry={refetch} />;
  return (
    <section class="panel">
      <Starting what="the page" />
    </section>
  );
}
