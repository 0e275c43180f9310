import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ask, type Asking, newKey } from './client.js';
import { NoAnswer } from './problem.js';

export interface Command {
  readonly path: string;
  readonly method?: 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly office?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A command of the server for one button. Its key is kept until it is answered, so that a second
 * click, and a try after a lost line, get the answer of the first. `then` gets the answer; what is
 * shown is fetched anew.
 */
export function useCommand<Answer, Given = void>(
  commandOf: (given: Given) => Command,
  then?: (answer: Answer, given: Given) => void,
) {
  const client = useQueryClient();
  const kept = useRef<{ key: string; of: string } | undefined>(undefined);
  return useMutation<Answer, Error, Given>({
    retry: false,
    async mutationFn(given) {
      const { path, method = 'POST', ...more } = commandOf(given);
      // Another thing that is asked by the same button is another command.
      const of = JSON.stringify([path, method, more.body]);
      if (kept.current?.of !== of) kept.current = { key: newKey(), of };
      const { key } = kept.current;
      const asking: Asking = { ...more, method, key, ...(more.body ? {} : { body: {} }) };
      try {
        const answer = await ask<Answer>(path, asking);
        kept.current = undefined;
        return answer;
      } catch (error) {
        // Whether it was done is not known: the same key asks again.
        if (!(error instanceof NoAnswer)) kept.current = undefined;
        throw error;
      }
    },
    async onSuccess(answer, given) {
      then?.(answer, given);
      await client.invalidateQueries();
    },
  });
}
