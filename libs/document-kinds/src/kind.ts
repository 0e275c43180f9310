import { type z } from 'zod';
import { type ApprovalFacts, type IssueFacts, type ResultsFacts } from './facts.js';
import { type PaperHead } from './paper.js';

/** A definition may ask for the kind as the letter that gives work out. */
interface AtIssue<Data> {
  readonly at: 'issue';
  readonly letter: (facts: IssueFacts) => Data;
}

/** A definition may ask for the kind as the notice of an approval. */
interface AtApproval<Data> {
  readonly at: 'approve';
  /**
   * Whose words the notice has: those of the definition (`documents.approve.letter`), or its own.
   */
  readonly words: 'definition' | 'own';
  /**
   * True when it prints the lists of cadre planning, and so names its cell and the people on them.
   */
  readonly lists: boolean;
  readonly letter: (facts: ApprovalFacts) => Data;
  /** The one notice of all results (`per: directive`); null when each cell gets its own. */
  readonly results: ((facts: ResultsFacts) => Data) | null;
}

type Samples<Schema extends z.ZodType> = Readonly<Record<string, z.input<Schema>>> & {
  readonly plain: z.input<Schema>;
};

interface Declaration<
  Name extends string,
  Schema extends z.ZodType<PaperHead>,
  Asked,
  Given extends Samples<Schema>,
> {
  /** The name is stored with each paper, and is the folder of its template. Never rename. */
  readonly name: Name;
  /** The word by which papers cite it: 'Thông báo'. */
  readonly noun: string;
  /**
   * Type of document ('TB'). It has a register of numbers of its own, and stands after the number.
   */
  readonly register: string;
  /** When a definition may ask for it; null when only a use case of its own makes it. */
  readonly asked: Asked;
  /**
   * `committee` is for papers with the figures of all cells, which only those may read who may see
   * them side by side.
   */
  readonly readers: 'everyone' | 'committee';
  readonly schema: Schema;
  /** What its template prints beside the head. */
  readonly view: (data: z.output<Schema>) => object;
  /** Its line in the register of outgoing papers. */
  readonly title: (data: z.output<Schema>) => string;
  /** Samples of its data. At least one of them prints each field, and the boot checks that. */
  readonly samples: Given;
}

/** Data that fit the schema of their kind. */
export interface ReadData {
  readonly head: PaperHead;
  readonly view: object;
  readonly title: string;
}

export interface Kind<
  Name extends string,
  Schema extends z.ZodType<PaperHead>,
  Asked,
  Given extends Samples<Schema>,
> extends Declaration<Name, Schema, Asked, Given> {
  /**
   * Throws ZodError when the data do not fit. `watch` lets a check see which of the parsed fields
   * are read.
   */
  readonly read: (data: unknown, watch?: <T>(value: T) => T) => ReadData;
}

export function declareKind<
  const Name extends string,
  Schema extends z.ZodType<PaperHead>,
  const Asked extends AtIssue<z.input<Schema>> | AtApproval<z.input<Schema>> | null,
  Given extends Samples<Schema>,
>(declared: Declaration<Name, Schema, Asked, Given>): Kind<Name, Schema, Asked, Given> {
  return {
    ...declared,
    read(data, watch = (value) => value) {
      const parsed = declared.schema.parse(data);
      const seen = watch(parsed);
      return { head: seen, view: declared.view(seen), title: declared.title(parsed) };
    },
  };
}
