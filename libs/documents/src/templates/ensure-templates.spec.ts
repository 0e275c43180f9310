import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ensureTemplates, templatesState } from './ensure-templates.js';

describe('templates that were checked', () => {
  let folder: string;
  const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'dondoc-templates-'));
    mkdirSync(path.join(folder, 'partials'));
    write('a.hbs', 'một');
    write('partials/b.hbs', 'hai');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('have a state of their content, their names and nothing else', () => {
    const state = templatesState(folder);
    const changes: (() => void)[] = [
      () => write('partials/b.hbs', 'hai '),
      () => write('c.hbs', ''),
      () => rmSync(path.join(folder, 'a.hbs')),
    ];
    const seen = changes.map((change) => {
      change();
      return templatesState(folder);
    });
    expect(new Set([state, ...seen]).size).toBe(4);
    write('a.hbs', 'một');
    write('partials/b.hbs', 'hai');
    rmSync(path.join(folder, 'c.hbs'));
    expect(templatesState(folder)).toBe(state);
  });

  it('are checked once, and again when one has changed', () => {
    const known = new Set<string>();
    let checks = 0;
    const ensure = (): void =>
      ensureTemplates({ state: templatesState(folder), check: () => void (checks += 1) }, known);
    ensure();
    ensure();
    expect(checks).toBe(1);
    write('a.hbs', 'hai');
    ensure();
    expect(checks).toBe(2);
  });

  it('that do not fit are refused at every start', () => {
    const known = new Set<string>();
    const ensure = (): void =>
      ensureTemplates(
        {
          state: templatesState(folder),
          check: () => {
            throw new Error('không khớp');
          },
        },
        known,
      );
    expect(ensure).toThrow('không khớp');
    expect(ensure).toThrow('không khớp');
  });
});
