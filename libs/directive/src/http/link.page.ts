import { Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { composeLinkPage, type LinkPage } from '#libs/documents';
import { Public } from '#libs/org';
import { CONFIG, type Config, FormBody, pageHeaders, withinCommittee } from '#libs/platform';
import { AcknowledgeByLink } from '../acknowledging/acknowledge-by-link.js';
import { GetLink } from '../acknowledging/get-link.js';
import { type LinkStanding } from '../acknowledging/link-standing.js';
import { linkKey, LINK_PATH, openLink } from '../acknowledging/link-token.js';
import { linkPage, wrongLinkPage } from '../acknowledging/link-words.js';

interface Reply {
  code(status: number): Reply;
  headers(values: Readonly<Record<string, string>>): Reply;
}

const statuses: { readonly [S in LinkStanding]: number } = {
  open: 200,
  acknowledged: 200,
  answered: 200,
  needless: 200,
  past: 410,
  cancelled: 410,
  dissolved: 410,
};

/**
 * The page behind the link in a mail, without sign-in: the token in the address is the right to
 * acknowledge one obligation. To look at it changes nothing, because mail servers and previews look
 * too. No cookie is read and none is set, so a page elsewhere can do nothing that it could not do
 * with the token alone.
 */
@ApiExcludeController()
@Controller(LINK_PATH)
export class LinkController {
  private readonly key: Buffer;

  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(CONFIG) { secretKey }: Config,
  ) {
    this.key = linkKey(secretKey);
  }

  @Get(':token')
  @Public()
  async show(
    @Param('token') token: string,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<string> {
    return this.opened(token, reply, async (stream) => {
      const view = await this.queries.execute(new GetLink(stream));
      return answer(reply, statuses[view.standing], linkPage(view));
    });
  }

  /** Leads back to the page, which says what came of it. To load that again sends nothing again. */
  @Post(':token')
  @Public()
  @FormBody()
  async acknowledge(
    @Param('token') token: string,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<string> {
    return this.opened(token, reply, async (stream) => {
      await this.commands.execute(new AcknowledgeByLink(stream));
      reply.code(303).headers({ location: `/${LINK_PATH}/${token}` });
      return '';
    });
  }

  /** Does what the token speaks for, behind the wall of its committee. */
  private async opened(
    token: string,
    reply: Reply,
    work: (stream: string) => Promise<string>,
  ): Promise<string> {
    const opened = await openLink(this.dataSource, this.key, token);
    if (opened === undefined) return answer(reply, 404, wrongLinkPage);
    return withinCommittee(opened.committee, () => work(opened.stream));
  }
}

function answer(reply: Reply, status: number, page: LinkPage): string {
  reply.code(status).headers(pageHeaders({ form: page.button !== null }));
  return composeLinkPage(page);
}
