import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  type ObligationAnswer,
  type ObligationCommand,
  Obligations,
} from '../obligation/decide-obligation.js';
import { acknowledge } from '../obligation/arriving.js';

export class AcknowledgeObligation extends Command<ObligationAnswer> {
  constructor(readonly input: ObligationCommand) {
    super();
  }
}

@CommandHandler(AcknowledgeObligation)
export class AcknowledgeObligationHandler implements ICommandHandler<AcknowledgeObligation> {
  constructor(@Inject(Obligations) private readonly obligations: Obligations) {}

  execute({ input }: AcknowledgeObligation): Promise<ObligationAnswer> {
    return this.obligations.decide(input, {
      name: 'acknowledge',
      action: 'obligation.acknowledge',
      decide: (state, ask) => ({ events: acknowledge(state, ask) }),
    });
  }
}
