import { type z } from 'zod';
import { type ApprovalFacts, type IssueFacts } from './facts.js';
import { type PaperHead } from './paper.js';

/** A definition may ask for the kind as the letter that gives work out. */
interface AtIssue<Data> {
  readonly at: 'issue';
  readonly letter: (facts: IssueFacts) => Data;
}

/** A definition may ask for the kind as the notice of an approval. */
interface AtApproval<Data> {
  readonly at: 'approve';
  /** Whose words the notice has: the definition's (`documents.approve.letter`), or its own. */
  readonly words: 'definition' | 'own';
  /** It prints the lists of cadre planning, and so names its cell and the people on them. */
  readonly lists: boolean;
  readonly letter: (facts: ApprovalFacts) => Data;
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
  /** Stored with each paper, and the folder of its template. Never rename. */
  readonly name: Name;
  /** As papers cite it: 'Thông báo'. */
  readonly noun: string;
  /** Type of document: its own register of numbers, and what stands after the number ('TB'). */
  readonly register: string;
  /** When a definition may ask for it; null: only a use case of its own makes it. */
  readonly asked: Asked;
  /** `committee`: it has the figures of all cells, for those who may see them side by side. */
  readonly readers: 'everyone' | 'committee';
  readonly schema: Schema;
  /** What its template prints beside the head. */
  readonly view: (data: z.output<Schema>) => object;
  /** Its line in the register of outgoing papers. */
  readonly title: (data: z.output<Schema>) => string;
  /** Every field is printed by one of them at least; the boot checks it. */
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
   * ZodError when the data do not fit. `watch` lets a check see which of the parsed fields are
   * read.
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
