import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { call } from '../support/call.js';
import { leaks } from './canaries.controls.js';
import { breakDown } from './canaries.faults.js';
import { openCanaries, type Played } from './canaries.fixtures.js';
import { askWrongly } from './canaries.input.js';
import { playCampaign } from './canaries.play.js';
import { foundIn, plant, planted } from './canaries.planted.js';
import { type Sink, sinks } from './canaries.sinks.js';

// Names, cards, tokens, passwords and everything that people type (I15): planted as words that
// stand nowhere else, in a campaign with real processes that log all they can, in requests that are
// refused, and in what a database and a mail server quote when they fail.

let played: Played;
beforeAll(async () => {
  played = await openCanaries();
  await playCampaign(played);
  await askWrongly(played);
  await breakDown(played);
}, 180_000);
afterAll(() => played.close());

const names = Object.keys(sinks) as Sink[];

describe('what people give to the system', () => {
  it('is planted in more than two hundred places, of every kind', () => {
    expect(planted.length).toBeGreaterThan(300);
    expect(new Set(planted.map(({ word }) => word)).size).toBe(planted.length);
    expect(played.refused.length).toBeGreaterThan(50);
    expect(new Set(planted.map(({ what }) => what)).size).toBeGreaterThan(50);
  });

  it.each(names)('does not come into %s', async (sink) => {
    const text = await sinks[sink](played);
    expect(text.length).toBeGreaterThan(300);
    expect(foundIn(text)).toEqual([]);
  });

  it('does not come anywhere as a link that acknowledges, nor as a count of votes', async () => {
    const sent = played.smtp.mails.map(({ text = '' }) => text).join('\n');
    const links = [...sent.matchAll(/\/tiep-nhan\/([a-z2-7]{40})\s/g)].map(([, token]) => token!);
    expect(links.length).toBeGreaterThan(10);
    expect(sent).not.toMatch(/phiếu|có mặt/i);
    for (const token of links.slice(0, 3)) {
      const path = `/tiep-nhan/${token}`;
      for (const method of ['GET', 'POST', 'PUT']) await call(played.url, path, { method });
    }
    for (const sink of names.filter((name) => name !== 'mails')) {
      const text = await sinks[sink](played);
      expect([sink, links.filter((token) => text.includes(token))]).toEqual([sink, []]);
    }
  });

  it('is kept where it belongs, so that it could have come there', async () => {
    const rows: { row: string }[] = await played.dataSource.query(
      `select to_jsonb(e)::text as row from app.event e union all
        select to_jsonb(p)::text from app.person p union all
        select to_jsonb(d)::text from app.report_draft d union all
        select to_jsonb(r)::text from app.receipt r union all
        select to_jsonb(m)::text from app.message m`,
    );
    const kept = foundIn(rows.map(({ row }) => row).join('\n')).map((one) => one.split(' (')[0]);
    for (const what of ['name', 'card', 'note', 'opinion', 'return', 'rejection', 'extension'])
      expect(kept).toContain(what);
  });
});

describe('control', () => {
  it.each(names)('what leaks into %s is found there', async (sink) => {
    const word = plant('control');
    await leaks[sink](played, word);
    expect(foundIn(await sinks[sink](played))).toContainEqual(
      expect.stringMatching(new RegExp(`^control \\(${word}\\)`)),
    );
  });
});
