// Loads the page's settings, and hands them, the session and the API client to the rest.
import { useQuery } from "@tanstack/preact-query";
import { type ComponentChildren, createContext } from "preact";
import { useContext, useMemo } from "preact/hooks";
import { type ApiClient, apiClient } from "../api/client";
import { Session } from "../sign-in/session";
import { OtherTabs } from "../sign-in/tabs/other-tabs";
import { TokenStore } from "../sign-in/tabs/token-store";
import { loadUserManager, logoutUrl, revoke } from "../sign-in/user-manager";
import { LoadError } from "../ui/LoadError";
import { Starting } from "../ui/Loading";
import { type Config, fetchConfig } from "./config";

interface Settings {
  config: Config;
  api: ApiClient;
  session: Session;
}

interface Load {
  settings: Settings | undefined;
  error: Error | null;
  retry: () => unknown;
}

const LoadContext = createContext<Load | undefined>(undefined);

/** The page's settings, its session and its API client. Only inside ConfigGate. */
export function useSettings(): Settings {
  const settings = useLoadedSettings();
  if (settings === undefined) throw new Error("useSettings needs ConfigGate around it");
  return settings;
}

/** The same where it may not be loaded yet. Only inside SettingsProvider. */
export function useLoadedSettings(): Settings | undefined {
  return useLoad().settings;
}

/** Loads the settings; its children are shown meanwhile. */
export function SettingsProvider({ children }: { children: ComponentChildren }) {
  const { data, error, refetch } = useQuery({
    queryKey: ["config"],
    queryFn: ({ signal }) => fetchConfig(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const settings = useMemo(() => data && settingsOf(data), [data]);
  const load = useMemo(() => ({ settings, error, retry: refetch }), [settings, error, refetch]);
  return <LoadContext.Provider value={load}>{children}</LoadContext.Provider>;
}

/** Shows its children once the settings are there. */
export function ConfigGate({ children }: { children: ComponentChildren }) {
  const { settings, error, retry } = useLoad();
  if (settings !== undefined) return <>{children}</>;
  if (error !== null) return <LoadError what="This page" error={error} retry={retry} />;
  return (
    <section class="panel">
      <Starting what="the page" />
    </section>
  );
}

function useLoad(): Load {
  const load = useContext(LoadContext);
  if (load === undefined) throw new Error("SettingsProvider must be around this");
  return load;
}

function settingsOf(config: Config): Settings {
  const tokens = new TokenStore(config.signIn);
  const session = new Session({
    loadManager: () => loadUserManager(config.signIn, tokens),
    tokens,
    tabs: new OtherTabs(tokens),
    callbackPath: config.signIn.signedInPath,
    leave: (refreshToken) => {
      if (refreshToken !== undefined) revoke(config.signIn, refreshToken);
      window.location.assign(logoutUrl(config.signIn));
    },
    reload: () => window.location.reload(),
  });
  return { config, session, api: apiClient(config.apiBase, session) };
}
