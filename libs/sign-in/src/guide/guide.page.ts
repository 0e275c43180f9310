import { Html, markup } from '#libs/platform';
import { doorPage } from '../http/door-frame.js';
import { type Guide, guides, type Part } from './guides.js';

const STYLE = new Html(`<style>
main { max-width: 46rem; }
h2 { margin-top: 1.5rem; } li { margin: .35rem 0; }
figure { margin: 1rem 0; } figcaption { color: var(--soft); font-size: .9rem; }
img { max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 6px; }
img.phone { max-width: 16rem; }
@media print { .no-print { display: none; } figure, h2 { break-inside: avoid; } }
</style>`);

function pictureOf({ picture, title }: Part): Html | undefined {
  if (!picture) return undefined;
  const look = picture.endsWith('-phone') ? 'phone' : 'desktop';
  return markup`<figure>
<img src="/huong-dan/hinh/${picture}.png" class="${look}" loading="lazy" alt="Màn hình: ${title}">
</figure>`;
}

const partOf = (part: Part): Html => markup`<h2>${part.title}</h2>
<ol>
${part.steps.map((step) => markup`<li>${step}</li>`)}
</ol>
${pictureOf(part)}`;

/** The page at /huong-dan/:role. */
export function guidePage({ title, lead, parts }: Guide): string {
  return doorPage(
    `Hướng dẫn: ${title}`,
    markup`${STYLE}
<p class="no-print"><a href="/huong-dan">Mọi hướng dẫn</a> · <a href="/">Vào làm việc</a></p>
<article class="card">
<h1>${title}</h1>
<p>${lead}</p>
${parts.map(partOf)}
</article>`,
  );
}

/** The page at /huong-dan. */
export function contentsPage(): string {
  return doorPage(
    'Hướng dẫn',
    markup`${STYLE}
<div class="card">
<h1>Hướng dẫn</h1>
<p>Mỗi vai có một trang, in ra được. Đồng chí giữ vai nào thì đọc trang ấy.</p>
<ul>
${guides.map(
  ({ role, title, lead }) =>
    markup`<li><a href="/huong-dan/${role}"><strong>${title}</strong></a><br>${lead}</li>`,
)}
</ul>
<p><a href="/dang-nhap">Về trang đăng nhập</a></p>
</div>`,
  );
}
