import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '#libs/platform';
import { type Channel } from './channel.js';
import { channels, keptInApp, outwardChannels, sendingKind } from './channels.js';
import { mail } from './mail.js';

describe('the channels', () => {
  it('are all that a file here declares, each with a name of its own', async () => {
    const files = readdirSync(new URL('.', import.meta.url)).filter(
      (file) => file.endsWith('.ts') && !/\.(spec|test)\.ts$|^channels\.ts$/.test(file),
    );
    const exported = await Promise.all(
      files.map(async (file) => Object.values((await import(`./${file}`)) as object)),
    );
    const declared = exported
      .flat()
      .filter((value): value is Channel => typeof value === 'object' && 'reaches' in value);
    expect(channels.map(({ name }) => name).toSorted()).toEqual(
      declared.map(({ name }) => name).toSorted(),
    );
    expect(new Set(channels.map(({ name }) => name)).size).toBe(channels.length);
  });

  it('leave nobody without the app', () => {
    const reached = channels.filter(({ outward }) => !outward).flatMap(({ reaches }) => reaches);
    expect(reached.toSorted()).toEqual(['cell', 'role']);
  });

  it('have a kind of effect each, which is stored', () => {
    expect(sendingKind(mail)).toBe('send-mail');
  });

  it('are not set up where nothing may leave the app', () => {
    const config = keptInApp(
      loadConfig({ SMTP_URL: 'smtp://mail.example.vn', MAIL_FROM: 'van-thu@example.vn' }),
    );
    expect(outwardChannels.filter(({ outward }) => config[outward.setting] !== undefined)).toEqual(
      [],
    );
    expect(config.mailFrom).toBe('van-thu@example.vn');
  });
});
