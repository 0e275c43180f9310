import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '#libs/org';
import { DOOR_HEADERS } from '../http/door-frame.js';
import { contentsPage, guidePage } from './guide.page.js';
import { guides } from './guides.js';

interface PageReply {
  code(status: number): unknown;
  headers(values: Readonly<Record<string, string>>): unknown;
}

/** The guide, a page for each role. It is read before anybody signs in, and printed. */
@ApiExcludeController()
@Controller('huong-dan')
export class GuideController {
  @Get()
  @Public()
  contents(@Res({ passthrough: true }) reply: PageReply): string {
    reply.headers(DOOR_HEADERS);
    return contentsPage();
  }

  /** A role that has no page gets the contents, with 404. */
  @Get(':role')
  @Public()
  read(@Param('role') role: string, @Res({ passthrough: true }) reply: PageReply): string {
    const guide = guides.find((one) => one.role === role);
    reply.headers(DOOR_HEADERS);
    if (guide) return guidePage(guide);
    reply.code(404);
    return contentsPage();
  }
}
