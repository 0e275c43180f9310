import { type DataSource } from 'typeorm';
import { isConnectionLoss } from '#libs/platform';
import { append } from './append.js';
import { type Operation, type Verdict } from './event.js';
import { type Gathered, Gatherings } from './gather.js';
import { type Probe } from './probe.js';

interface Waiting extends Gathered {
  readonly ops: readonly Operation[];
  readonly resolve: (verdicts: Verdict[]) => void;
}

/**
 * Appends that arrive together share one call and one fsync. Each keeps its own verdicts and its
 * own error.
 */
export class AppendBatch {
  private readonly gather = new Gatherings<Waiting>((batch) => this.write(batch));

  constructor(
    private readonly dataSource: DataSource,
    private readonly probe: Probe,
  ) {}

  add(ops: readonly Operation[]): Promise<Verdict[]> {
    return new Promise((resolve, reject) =>
      this.gather.add({ ops, streams: ops.map(({ stream }) => stream), resolve, reject }),
    );
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    await this.probe('append:write', batch[0]!.streams[0]!);
    if (batch.length > 1) {
      let verdicts: Verdict[];
      try {
        verdicts = await append(
          this.dataSource.manager,
          batch.flatMap(({ ops }) => ops),
          false,
        );
      } catch (error) {
        // Without an answer nobody knows what was written. Every caller is told so, and nothing is
        // done twice.
        if (isConnectionLoss(error)) throw error;
        // One of them broke the call and nothing was written. Sent alone, each finds out whether
        // the error is its own.
        return this.writeEach(batch);
      }
      await this.probe('append:written', batch[0]!.streams[0]!);
      let from = 0;
      for (const { ops, resolve } of batch) resolve(verdicts.slice(from, (from += ops.length)));
      return;
    }
    await this.writeEach(batch);
  }

  private async writeEach(batch: readonly Waiting[]): Promise<void> {
    for (const { ops, resolve, reject } of batch)
      await append(this.dataSource.manager, ops, false).then(resolve, reject);
  }
}
