import { Readable } from 'node:stream';
import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';

interface RouteBody {
  readonly takes?: 'file' | 'form' | 'fields';
  readonly bodyLimit?: number;
}

/**
 * A route that takes one file, as the bare bytes of the body. They come as a stream and are never
 * held whole. The handler of the route sets the limit.
 */
export const FileBody = () =>
  applyDecorators(
    RouteConfig({ takes: 'file' } satisfies RouteBody),
    ApiConsumes('application/octet-stream'),
    ApiBody({ required: true, schema: { type: 'string', format: 'binary' } }),
  );

/** A route whose JSON may be longer than the usual megabyte, in bytes. */
export const LongBody = (bodyLimit: number) => RouteConfig({ bodyLimit } satisfies RouteBody);

/**
 * A route to which a page's own form is sent. Nothing in it is read: the address says it all. Only
 * where no cookie and no account counts, because any page may send a form.
 */
export const FormBody = () => RouteConfig({ takes: 'form', bodyLimit: 1024 } satisfies RouteBody);

/**
 * A route of a page of ours whose form is read: the fields come as an object of texts. A form comes
 * from anywhere, so the origin is checked as with everything that changes something.
 */
export const FieldsBody = () =>
  RouteConfig({ takes: 'fields', bodyLimit: 8 * 1024 } satisfies RouteBody);

/** What comes to the handler with a file. */
export interface FileUpload {
  readonly stream: AsyncIterable<Uint8Array>;
  /** How many bytes the sender says will come; undefined when it does not say. */
  readonly announced: number | undefined;
}

interface FileRequest {
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/**
 * The bytes on their way, for routes with @FileBody(). Undefined when the request has no body at
 * all.
 */
export const UploadedBytes = createParamDecorator(
  (_: unknown, context: ExecutionContext): FileUpload | undefined => {
    const { body, headers } = context.switchToHttp().getRequest<FileRequest>();
    const length = Number(headers['content-length'] ?? Number.NaN);
    if (!(body instanceof Readable)) return undefined;
    // Whoever stops reading says why in the answer, and the sender must still be there to hear it.
    return {
      stream: body.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>,
      announced: Number.isSafeInteger(length) ? length : undefined,
    };
  },
);

interface RoutedRequest {
  readonly headers: { readonly 'content-type'?: string };
  readonly routeOptions?: { readonly config?: unknown };
}

const bodyOf = (config: unknown): RouteBody => (config ?? {}) as RouteBody;

/**
 * What the sender calls the file is not believed later: its bytes tell the kind. But JSON and forms
 * are no files.
 */
export function takesFile({ headers, routeOptions }: RoutedRequest): boolean {
  if (bodyOf(routeOptions?.config).takes !== 'file') return false;
  const type = headers['content-type'];
  if (
    type === undefined ||
    (/^(application|image)\//i.test(type) &&
      !/^application\/(json|x-www-form-urlencoded)/i.test(type))
  )
    return true;
  throw new UnsupportedMediaTypeException({
    code: 'NOT_A_FILE',
    message: 'Hãy gửi nguyên nội dung tệp với tiêu đề Content-Type: application/octet-stream.',
  });
}

/** Whether the route is one with @FormBody(), at which no cookie counts. */
export const isFormRoute = ({ routeOptions }: Pick<RoutedRequest, 'routeOptions'>): boolean =>
  bodyOf(routeOptions?.config).takes === 'form';

export function takesForm({ headers, routeOptions }: RoutedRequest): boolean {
  const { takes } = bodyOf(routeOptions?.config);
  return (
    (takes === 'form' || takes === 'fields') &&
    /^application\/x-www-form-urlencoded\s*(;|$)/i.test(headers['content-type'] ?? '')
  );
}

interface BodyParsing {
  addHook(name: 'onRoute', hook: (route: { config?: unknown; bodyLimit?: number }) => void): void;
  addContentTypeParser(
    type: RegExp,
    parser: (
      request: unknown,
      payload: Readable,
      done: (error: null, body: Readable) => void,
    ) => void,
  ): void;
}

/** Makes @FileBody() and @LongBody() work. It must be called before any route is registered. */
export function allowFiles(fastify: BodyParsing): void {
  fastify.addHook('onRoute', (route) => {
    const { bodyLimit } = bodyOf(route.config);
    if (bodyLimit !== undefined) route.bodyLimit = bodyLimit;
  });
  // Only routes with @FileBody() get this far with such a type.
  fastify.addContentTypeParser(/^(application|image)\//, (_request, payload, done) =>
    done(null, payload),
  );
}
