// Runs one action at a time: which one runs, and why the last one failed.
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useId } from "preact/hooks";
import { type Action, errorMessage } from "../error-message";

interface Run {
  name: string;
  action: Action;
  work: () => Promise<void>;
}

/** The name of what runs, why the last one failed, and a function that runs an action. */
export function useActionRunner() {
  const client = useQueryClient();
  const mutationKey = [useId()];
  const { mutate, isPending, variables, error } = useMutation({
    mutationKey,
    mutationFn: ({ work }: Run) => work(),
  });
  return {
    pending: isPending ? variables.name : undefined,
    problem: error ? errorMessage(error, variables.action) : undefined,
    run: (name: string, action: Action, work: () => Promise<void>) => {
      if (client.isMutating({ mutationKey }) === 0) mutate({ name, action, work });
    },
  };
}
