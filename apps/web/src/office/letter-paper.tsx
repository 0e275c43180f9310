import { useEffect, useRef } from 'react';

/**
 * A letter of the server as paper. Its page is taken apart: its text and structure go into a
 * shadow tree with its own style sheet, so that neither touches the other; scripts, addresses and
 * styles within the text stay behind.
 */
export function LetterPaper({ html, label }: { readonly html: string; readonly label: string }) {
  const at = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const host = at.current!;
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheetOf(html)];
    // A style in the text would be reported as a breach of the page’s own policy.
    const page = new DOMParser().parseFromString(html.replaceAll(STYLE, ''), 'text/html');
    const paper = document.createElement('div');
    paper.className = 'paper';
    for (const node of page.body.childNodes) copyInto(paper, node);
    root.replaceChildren(paper);
  }, [html]);
  return <div ref={at} className="letter-paper" role="document" aria-label={label} tabIndex={0} />;
}

const OWN = `
.paper { color: #000; background: #fff; font: 14pt/19pt Tinos, "Times New Roman", "Noto Serif",
  serif; overflow-wrap: anywhere; padding: 12mm 10mm 12mm 16mm; zoom: 0.78; }
@media (max-width: 640px) { .paper { padding: 5mm; zoom: 0.72; } }`;

const STYLE = /<style>([\s\S]*?)<\/style>/g;

function sheetOf(html: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  const own = [...html.matchAll(STYLE)].map(([, css]) => css).join('');
  sheet.replaceSync(own.replaceAll(/@page[^{]*\{(?:[^{}]|\{[^{}]*\})*\}/g, '') + OWN);
  return sheet;
}

const LEFT_OUT = new Set(['SCRIPT', 'STYLE', 'IFRAME', 'OBJECT', 'EMBED', 'LINK', 'META', 'IMG']);
/** A landmark and headings within a landmark and headings would mislead. */
const INSTEAD: Readonly<Record<string, string>> = { MAIN: 'div', H1: 'p', H2: 'p', H3: 'p' };

function copyInto(parent: Element, node: Node): void {
  if (node instanceof Text) {
    parent.append(node.data);
    return;
  }
  if (!(node instanceof Element) || LEFT_OUT.has(node.tagName)) return;
  const copy = document.createElement(INSTEAD[node.tagName] ?? node.tagName);
  for (const name of ['class', 'role', 'colspan', 'rowspan']) {
    const value = node.getAttribute(name);
    if (value !== null) copy.setAttribute(name, value);
  }
  for (const child of node.childNodes) copyInto(copy, child);
  parent.append(copy);
}
