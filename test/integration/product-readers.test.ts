import { afterEach, describe, expect, it } from '@jest/globals';
import * as directive from '#libs/directive';
import { EventStore, readers, type View } from '#libs/event-store';
import * as notices from '#libs/messages';
import { within } from '#libs/platform';
import * as records from '#libs/records';
import { openStage, type Stage } from '../support/stage.js';

const { productReaders, productViews } = notices;

function isView(one: unknown): one is View {
  return (
    typeof one === 'object' &&
    one !== null &&
    ['keyOf', 'project', 'table'].every((name) => name in one)
  );
}

/** Views that a lib offers at its door and that nobody runs. */
function forgotten(listed: readonly View[]): string[] {
  return [directive, records, notices]
    .flatMap((lib) => Object.values(lib).filter(isView))
    .filter((view) => !listed.includes(view))
    .map(({ name }) => name);
}

describe('the one list of readers', () => {
  let stage: Stage | undefined;
  afterEach(async () => {
    await stage?.close();
    stage = undefined;
  });

  it('is what the worker runs', async () => {
    const { dataSource } = (stage = await openStage());
    const listed = productReaders({ store: new EventStore(dataSource), publicUrl: '' }).map(
      ({ name }) => name,
    );
    const run = async () =>
      (await readers(dataSource))
        .filter(({ holder }) => holder === 'dondoc-worker')
        .map(({ reader }) => reader);
    expect(await within(30_000, async () => (await run()).length === listed.length)).toBe(true);
    expect((await run()).toSorted()).toEqual(listed.toSorted());
  }, 60_000);

  it('holds every view that a lib offers; a view left out is seen', () => {
    expect(forgotten(productViews)).toEqual([]);
    expect(forgotten(productViews.slice(1))).toEqual([productViews[0]!.name]);
  });
});
