// Loads the page's settings before the rest of the page, and hands them and the API client to it.
import { useQuery } from "@tanstack/preact-query";
import { type ComponentChildren, createContext } from "preact";
import { useContext, useMemo } from "preact/hooks";
import { type ApiClient, apiClient } from "../api/client";
import { LoadFailure } from "../ui/LoadFailure";
import { Loading } from "../ui/Loading";
import { type Config, fetchConfig } from "./config";

interface Settings {
  config: Config;
  api: ApiClient;
}

const SettingsContext = createContext<Settings | undefined>(undefined);

/** The page's settings and its API client. Only inside ConfigGate. */
export function useSettings(): Settings {
  const settings = useContext(SettingsContext);
  if (settings === undefined) throw new Error("useSettings needs ConfigGate around it");
  return settings;
}

/** Shows its children once the settings are there. */
export function ConfigGate({ children }: { children: ComponentChildren }) {
  const query = useQuery({
    queryKey: ["config"],
    queryFn: ({ signal }) => fetchConfig(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const config = query.data;
  const settings = useMemo(() => config && { config, api: apiClient(config.apiBase) }, [config]);
  if (query.isError) {
    return <LoadFailure what="This page" error={query.error} retry={query.refetch} />;
  }
  if (settings === undefined) return <Loading what="the page" />;
  return <SettingsContext.Provider value={settings}>{children}</SettingsContext.Provider>;
}
