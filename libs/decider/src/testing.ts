import { type Aggregate, type Fact, fold, Refused } from './decider.js';

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

function sameJson(actual: unknown, expected: unknown, what: string): void {
  const [a, e] = [JSON.stringify(actual, null, 1), JSON.stringify(expected, null, 1)];
  if (a !== e) throw new Error(`${what}\nexpected ${e}\nactual   ${a}`);
}

/**
 * `given(aggregate, facts).when(decision).then(events)` freezes its input and compares. Then it
 * asks again with the new facts and demands `[]`, because asking twice writes nothing.
 * `.thenRefused(code)` expects `Refused` with that code.
 */
export function given<S, E extends Fact>(aggregate: Aggregate<S, E>, facts: readonly E[]) {
  const before = deepFreeze(fold(aggregate, deepFreeze([...facts])));
  return {
    when(decision: (state: S) => readonly E[]) {
      return {
        then(expected: readonly E[], { again = true } = {}): void {
          const events = decision(before);
          sameJson(events, expected, 'other events than expected');
          const after = deepFreeze(
            fold(
              aggregate,
              events.map((event) => deepFreeze(event)),
              before,
            ),
          );
          if (again) sameJson(decision(after), [], 'asking twice must write nothing');
        },
        thenRefused(code: string): Refused {
          try {
            decision(before);
          } catch (error) {
            if (error instanceof Refused && error.code === code) return error;
            throw error;
          }
          throw new Error(`expected a refusal ${code}, but it was allowed`);
        },
      };
    },
  };
}
