import { Html, markup, pageHeaders } from '#libs/platform';

/**
 * Pages that work without the application and without JavaScript: whoever cannot get in must at
 * least be told why. A browser says where a form comes from only under this referrer policy.
 */
export const DOOR_HEADERS: Readonly<Record<string, string>> = {
  ...pageHeaders({ form: true }),
  'referrer-policy': 'same-origin',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; " +
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; " +
    "frame-ancestors 'none'",
};

const STYLE = new Html(`<style>
:root { color-scheme: light dark; --ground: #f6f4f1; --paper: #fff; --ink: #1a1a1a; --soft: #595550;
  --line: #8c867d; --accent: #8c1212; --bad: #9b1c1c; --bad-soft: #fbe7e6; --sample: #fbe7a6; }
@media (prefers-color-scheme: dark) { :root { --ground: #191817; --paper: #22211f; --ink: #f1eeea;
  --soft: #b9b3aa; --accent: #b93434; --bad: #ff9d97; --bad-soft: #442323; --sample: #4d4013; } }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--ground);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  overflow-wrap: break-word; }
main { max-width: 30rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
.product { margin: 0 0 1rem; font-weight: 650; }
.card { background: var(--paper); border: 1px solid #d9d4cc55; border-radius: 10px;
  padding: 1.25rem; margin: 0 0 1rem; }
h1 { font-size: 1.4rem; margin: 0 0 1rem; } h2 { font-size: 1.1rem; margin: 0 0 .5rem; }
label { display: block; font-weight: 600; margin: 0 0 .2rem; }
input:not([type=checkbox]), select { width: 100%; min-height: 48px; padding: .5rem .75rem;
  font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line);
  border-radius: 6px; margin: 0 0 1rem; }
.check { display: flex; gap: .6rem; align-items: center; margin: 0 0 1rem; min-height: 44px; }
.check input { width: 24px; height: 24px; flex: none; }
.check label { font-weight: 400; margin: 0; }
button { width: 100%; min-height: 48px; padding: .5rem 1rem; font: inherit; font-weight: 600;
  border-radius: 6px; border: 1px solid var(--line); background: var(--paper); color: var(--ink);
  cursor: pointer; }
.main { background: var(--accent); border-color: var(--accent); color: #fff; }
:focus-visible { outline: 3px solid #1f5fbf; outline-offset: 2px; }
.wrong { color: var(--bad); background: var(--bad-soft); border: 1px solid; border-radius: 6px;
  padding: .75rem 1rem; margin: 0 0 1rem; } .wrong strong { display: block; }
.hint { color: var(--soft); font-size: .9rem; margin: 0 0 .75rem; }
.sample { background: var(--sample); border-radius: 6px; padding: .6rem 1rem; margin: 0 0 1rem; }
.roles { display: grid; gap: .5rem; grid-template-columns: 1fr 1fr; }
.roles .wide { grid-column: 1 / -1; }
a { color: inherit; display: inline-block; padding: .6rem 0; }
</style>`);

/** A page of the door, whole. */
export function doorPage(title: string, content: Html, script?: string): string {
  return markup`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Đôn Đốc</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="manifest" href="/assets/app.webmanifest">
${STYLE}
</head>
<body>
<main>
<p class="product">Đôn Đốc</p>
${content}
</main>
${script && markup`<script type="module" src="${script}"></script>`}
</body>
</html>`.text;
}

/** What went wrong and what to do, above the form that it concerns. */
export const wrongBox = (message: string | undefined): Html | undefined =>
  message === undefined
    ? undefined
    : markup`<div class="wrong" role="alert"><strong>Chưa đăng nhập được</strong>${message}</div>`;
