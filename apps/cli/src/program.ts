import { Command, Option } from 'commander';
import { loadConfig } from '#libs/platform';
import { type CampaignYear } from './demo/letters.js';
import { explain } from './explain.js';
import { up } from './up/index.js';

export type Print = (line: string) => void;

/**
 * Builds `dondoc`, with every line of help in Vietnamese and then in English. `wanted` is the
 * command that is about to run. A start must be quick, so `up` loads nothing but itself; every
 * other command drags in half the product.
 */
export async function buildProgram(wanted: string | undefined, print: Print): Promise<Command> {
  const program = new Command('dondoc')
    .description(
      'Đôn Đốc: ra văn bản, nhắc hạn, nhận, duyệt và lưu báo cáo của các chi bộ.\nRuns a ' +
        'Party committee’s yearly directives from issue to archive.',
    )
    .addHelpText(
      'after',
      '\nCấu hình bằng biến môi trường, xem README. / Configuration by environment ' +
        'variables, see the README.',
    )
    .showHelpAfterError('(dondoc --help: xem cách dùng / see usage)');

  program
    .command('up')
    .description(
      'Khởi động cơ sở dữ liệu, api và worker; lần đầu chạy đợt mẫu 2024 / start everything; ' +
        'the first start plays the 2024 sample',
    )
    .option(
      '--no-sample',
      'không nạp dữ liệu mẫu; chạy thật (NODE_ENV=production) thì luôn như vậy / start ' +
        'empty, always so in production',
    )
    .action(async ({ sample }: { sample: boolean }) => {
      const { firstStart } = await import('./demo/first-start.js');
      const config = loadConfig();
      process.exitCode = await up(config, {
        print,
        ...(sample || config.production ? firstStart(config, print) : {}),
      });
    });

  program
    .command('demo')
    .description(
      'Chạy đợt mẫu của một năm trong cơ sở dữ liệu tạm var/demo rồi thoát / play a year’s ' +
        'sample campaign in a throw-away database, then exit',
    )
    .option('--json <file>', 'ghi thêm bản tóm tắt vào tệp / also write the summary to a file')
    .addOption(
      new Option('--queue <queue>', 'hàng đợi / queue backend')
        .choices(['postgres', 'redis'])
        .default('postgres'),
    )
    .addOption(
      new Option('--year <year>', 'năm của đợt / year of the campaign')
        .choices(['2024', '2026', '2027'])
        .default('2024'),
    )
    .action(
      async ({
        year,
        ...options
      }: {
        json?: string;
        queue: 'postgres' | 'redis';
        year: '2024' | '2026' | '2027';
      }) => {
        const { demo } = await import('./demo/demo.js');
        const summary = await demo(loadConfig(), {
          ...options,
          year: Number(year) as CampaignYear,
          print,
        });
        if (summary.verify !== 'clean') process.exitCode = 1;
      },
    );

  if (wanted !== 'up') (await import('./other-commands.js')).addOtherCommands(program, print);
  return program;
}

/** Runs one command line. False when it failed; `complain` has then told why in one message. */
export async function runCommand(
  argv: readonly string[],
  { print, complain }: { readonly print: Print; readonly complain: Print },
): Promise<boolean> {
  try {
    await (await buildProgram(argv[2], print)).parseAsync([...argv]);
    return true;
  } catch (error) {
    complain(explain(error));
    return false;
  }
}
