import { createHash } from 'node:crypto';
import { type ApiDocument, type Content, type Operation, type Schema } from './description.js';
import { Html, markup } from './html.js';
import { anchorOf, schemaText } from './schema-text.js';

const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1rem; color: #1c1c1c; background: #fff;
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; margin: .5rem 0; }
h2 { font-size: 1.375rem; margin: 2.5rem 0 .5rem; padding-top: .5rem;
  border-top: 2px solid #9b1c1c; }
h3 { font-size: 1rem; margin: 0; }
h4 { font-size: .875rem; margin: .75rem 0 .25rem; color: #444; }
a { color: #8a1616; }
a:focus-visible { outline: 3px solid #8a1616; outline-offset: 2px; }
nav ul { columns: 22rem; margin: 0 0 1rem; padding: 0; list-style: none; font-size: .875rem; }
nav li { break-inside: avoid; padding: .125rem 0; }
nav h3 { margin-top: .75rem; }
article { margin: 1rem 0; padding: .75rem 1rem; border: 1px solid #d5d5d5; border-radius: .375rem; }
code, pre { font: .8125rem/1.45 ui-monospace, Consolas, monospace; }
pre { margin: .25rem 0; padding: .5rem .75rem; background: #f5f3f0; white-space: pre-wrap; }
pre i { color: #5a5a5a; font-style: normal; }
b.method { display: inline-block; min-width: 4.5rem; color: #8a1616; }
p { margin: .25rem 0; }
@media print { body { max-width: none; padding: 0; } article { border: 0; padding: 0; } }
`;

const HASH = createHash('sha256').update(STYLE).digest('base64');

/** Nothing but these rules of style: no script, no other origin, no style that is written in. */
export const API_PAGE_POLICY =
  `default-src 'none'; style-src 'sha256-${HASH}'; ` +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

function routesOf({ paths }: ApiDocument): Route[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );
}

const named = ({ method, path }: Route): Html =>
  markup`<b class="method">${method}</b> <code>${path}</code>`;

function parameters({ parameters: all = [] }: Operation): Html {
  if (all.length === 0) return markup``;
  const lines = all.map(({ name, in: where, required, schema = {}, description }) => {
    const words = [`in ${where}`, ...(description ? [description] : [])].join(': ');
    return markup`${name}${required ? ':' : '?:'} ${schemaText(schema)}  <i>// ${words}</i>\n`;
  });
  return markup`<h4>Parameters</h4><pre>${lines}</pre>`;
}

function contents(content: Content): Html[] {
  return Object.entries(content).map(
    ([type, { schema = {}, example }]) =>
      markup`<p><code>${type}</code></p>
        <pre>${schemaText(schema)}</pre>
        ${
          example !== undefined &&
          markup`<h4>Example</h4>
            <pre>${JSON.stringify(example, undefined, 2)}</pre>`
        }`,
  );
}

function answers({ responses }: Operation): Html[] {
  const all = Object.entries(responses).filter(([status]) => status !== 'default');
  const texts = all.map(([, { content = {} }]) => JSON.stringify(content));
  return all.map(([status, { description, content = {} }], i) => {
    const first = texts.indexOf(texts[i]!);
    return markup`<h4>Answer ${status}: ${description}</h4>
      ${first < i ? markup`<p>As with ${all[first]![0]}.</p>` : contents(content)}`;
  });
}

function article(route: Route): Html {
  const { operation } = route;
  const { operationId, summary, description, requestBody } = operation;
  return markup`<article id="${operationId}">
    <h3>${named(route)}</h3>
    <p>${summary}</p>
    ${description && markup`<p>${description}</p>`}
    ${parameters(operation)}${
      requestBody &&
      markup`<h4>Body</h4>
        ${contents(requestBody.content)}`
    }
    ${answers(operation)}
  </article> `;
}

function contentsList(tag: string, routes: readonly Route[]): Html {
  return markup`<h3><a href="#tag-${tag}">${tag}</a></h3>
    <ul>
      ${routes.map(
        (route) => markup`<li><a href="#${route.operation.operationId}">${named(route)}</a></li> `,
      )}
    </ul>`;
}

const schemaArticle = ([name, schema]: [string, Schema]): Html =>
  markup`<article id="${anchorOf(name)}">
    <h3><code>${name}</code></h3>
    ${schema.description && markup`<p>${schema.description}</p>`}
    <pre>${schemaText(schema)}</pre>
  </article> `;

/** The description as a page to read and print, without a script. */
export function apiPage(document: ApiDocument): string {
  const { info, tags = [], components } = document;
  const routes = routesOf(document);
  const groups = tags.map(({ name, description }) => ({
    name,
    description,
    routes: routes.filter(({ operation }) => operation.tags?.[0] === name),
  }));
  const schemas = Object.entries(components?.schemas ?? {});
  const page = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${info.title}: the API</title>
        <style>${new Html(STYLE)}</style>
      </head>
      <body>
        <header>
          <h1>${info.title}: the API</h1>
          <p>${info.description}</p>
          <p>
            Version ${info.version}, ${routes.length} routes. For programs:
            <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI ${document.openapi}). A route
            that refuses answers a <a href="#${anchorOf('Problem')}">Problem</a>. Lists and long
            texts in the examples are shortened.
          </p>
        </header>
        <nav aria-label="Contents">
          ${groups.map(({ name, routes: own }) => contentsList(name, own))}
          <h3><a href="#schemas">Schemas</a></h3>
        </nav>
        <main>
          ${groups.map(
            (group) =>
              markup`<section>
                <h2 id="tag-${group.name}">${group.name}</h2>
                <p>${group.description}</p>
                ${group.routes.map(article)}
              </section> `,
          )}
          <section>
            <h2 id="schemas">Schemas</h2>
            ${schemas.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(schemaArticle)}
          </section>
        </main>
      </body>
    </html> `;
  return page.text;
}
