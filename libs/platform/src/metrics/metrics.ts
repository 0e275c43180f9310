import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { logger } from '../config/index.js';

export interface Sample {
  readonly value: number;
  /** Only names of readers, kinds and states; never a person, a stream or a file. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** One gauge as it stands now. It has no samples when nothing of its kind is there. */
export interface Figure {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

/**
 * Asked when somebody looks. When it throws, its figures are left out, and `dondoc_collector_up`
 * says so.
 */
export interface Collector {
  readonly name: string;
  collect(): Promise<readonly Figure[]>;
}

const log = logger('metrics');
const FRESH_MS = 1000;

async function ask(collector: Collector): Promise<{ figures: readonly Figure[]; up: Sample }> {
  const labels = { collector: collector.name };
  try {
    return { figures: await collector.collect(), up: { value: 1, labels } };
  } catch (error) {
    log.warn('figures could not be read', { ...labels, error });
    return { figures: [], up: { value: 0, labels } };
  }
}

/** What /metrics answers. However many people ask, the collectors are asked once a second. */
export class Metrics {
  readonly contentType: string;
  private readonly process = new Registry();
  private last: { readonly at: number; readonly text: Promise<string> } | undefined;

  constructor(private readonly collectors: readonly Collector[]) {
    this.contentType = this.process.contentType;
    collectDefaultMetrics({ register: this.process });
  }

  /** The figures in the text format of Prometheus. Never throws. */
  text(): Promise<string> {
    if (!this.last || performance.now() - this.last.at > FRESH_MS)
      this.last = { at: performance.now(), text: this.gather() };
    return this.last.text;
  }

  private async gather(): Promise<string> {
    const answers = await Promise.all(this.collectors.map(ask));
    const up: Figure = {
      name: 'dondoc_collector_up',
      help: '1 when these figures could be read',
      samples: answers.map((answer) => answer.up),
    };
    const registry = new Registry();
    for (const { name, help, samples } of [...answers.flatMap(({ figures }) => figures), up]) {
      if (samples.length === 0) continue;
      const gauge = new Gauge({
        name,
        help,
        labelNames: Object.keys(samples[0]!.labels ?? {}),
        registers: [registry],
      });
      for (const { value, labels } of samples) gauge.set(labels ?? {}, value);
    }
    return `${await registry.metrics()}\n${await this.process.metrics()}`;
  }
}
