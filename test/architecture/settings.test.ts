import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { loadConfig, projectPath, toEnvironment } from '#libs/platform';

/** What the part of the README for operators does not name. */
function untold(settings: readonly string[]): string[] {
  const readme = readFileSync(projectPath('README.md'), 'utf8');
  const part = readme.slice(readme.indexOf('## Use it for real'), readme.indexOf('## How fast'));
  const told = new Set(part.match(/\b[A-Z][A-Z_]+\b/g));
  return settings.filter((name) => !told.has(name));
}

describe('the README', () => {
  it('tells of every setting', () => {
    expect(untold(Object.keys(toEnvironment(loadConfig({}))))).toEqual([]);
  });

  it('control: does not tell of one that is not there', () => {
    expect(untold(['SMTP_URL', 'CARRIER_PIGEON_URL'])).toEqual(['CARRIER_PIGEON_URL']);
  });
});
