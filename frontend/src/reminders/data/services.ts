// What it takes to change something and to say so: the API, the session, the cache, announcements.
import { useQueryClient } from "@tanstack/preact-query";
import { useSettings } from "../../config/ConfigGate";
import { useAnnounce } from "../../ui/Announcer";

export const useServices = () => ({
  ...useSettings(),
  client: useQueryClient(),
  announce: useAnnounce(),
});

export type Services = ReturnType<typeof useServices>;
