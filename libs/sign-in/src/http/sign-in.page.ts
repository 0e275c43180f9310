import { type SampleRole } from '../door/enter-sample.js';
import { type Html, markup } from '#libs/platform';
import { doorPage, wrongBox } from './door-frame.js';

/** What the page shows of a try that failed, and what it offers. */
export interface SignInShown {
  /** Where to go after the sign-in: an address of ours. */
  readonly back: string;
  readonly name?: string;
  readonly message?: string;
  /** True when a code is wanted beside the password. */
  readonly wantsCode?: boolean;
  readonly ownPhone?: boolean;
  /** The cells of the sample; undefined where there is no sample to try. */
  readonly sampleCells?: readonly { readonly id: string; readonly name: string }[];
}

const roleWords: readonly (readonly [Exclude<SampleRole, 'cell'>, string])[] = [
  ['clerk', 'Văn thư'],
  ['reviewer', 'Thẩm định'],
  ['approver', 'Cấp ủy'],
  ['auditor', 'Kiểm tra'],
  ['admin', 'Quản trị'],
];

const backField = (back: string): Html => markup`<input type="hidden" name="ve" value="${back}">`;

function codeField(wanted: boolean): Html | false {
  return (
    wanted &&
    markup`<label for="ma">Mã xác thực</label>
<p class="hint" id="ma-giup">Sáu chữ số của ứng dụng xác thực, một mã khôi phục, hoặc mã văn thư
báo. Hãy nhập lại cả mật khẩu.</p>
<input id="ma" name="code" inputmode="numeric" autocomplete="one-time-code"
  aria-describedby="ma-giup">`
  );
}

function sampleOf({ sampleCells, back }: SignInShown): Html | undefined {
  if (!sampleCells) return undefined;
  return markup`<section class="card" aria-labelledby="thu">
<h2 id="thu">Vào thử không cần mật khẩu</h2>
<form method="post" action="/dang-nhap/mau">
${backField(back)}
<div class="roles">
${roleWords.map(
  ([role, words]) => markup`<button name="role" value="${role}">Vào thử với vai ${words}</button>`,
)}
</div>
</form>
<form method="post" action="/dang-nhap/mau">
${backField(back)}
<label for="chi-bo">Chi bộ</label>
<select id="chi-bo" name="cell">
${sampleCells.map(({ id, name }) => markup`<option value="${id}">${name}</option>`)}
</select>
<button name="role" value="cell">Vào thử với vai Bí thư chi bộ</button>
</form>
</section>`;
}

/** The page at /dang-nhap. */
export function signInPage(shown: SignInShown): string {
  const { back, name = '', message, wantsCode = false, ownPhone = false, sampleCells } = shown;
  return doorPage(
    'Đăng nhập',
    markup`${
      sampleCells &&
      markup`<p class="sample">Đây là dữ liệu mẫu. Mọi họ tên đều do người viết phần mềm đặt
ra.</p>`
    }
<div class="card">
<h1>Đăng nhập</h1>
${wrongBox(message)}
<form method="post" action="/dang-nhap">
${backField(back)}
<label for="ten">Tên đăng nhập hoặc địa chỉ thư</label>
<input id="ten" name="name" value="${name}" autocomplete="username" autocapitalize="none"
  spellcheck="false" required>
<label for="mat-khau">Mật khẩu</label>
<input id="mat-khau" name="password" type="password" autocomplete="current-password" required>
${codeField(wantsCode)}
<div class="check"><input type="checkbox" id="may" name="ownPhone" value="1"${
      ownPhone && markup` checked`
    }><label for="may">Đây là điện thoại của riêng tôi</label></div>
<button class="main">Đăng nhập</button>
</form>
<a href="/quen-mat-khau">Quên mật khẩu</a>
</div>
${sampleOf(shown)}
<a href="/bang">Xem bảng theo dõi công khai</a> · <a href="/huong-dan">Hướng dẫn</a>`,
  );
}

/** The page at /quen-mat-khau; with `said` it has been asked. */
export function recoveryPage(said?: string): string {
  return doorPage(
    'Quên mật khẩu',
    markup`<div class="card">
<h1>Quên mật khẩu</h1>
${
  said
    ? markup`<p role="status">${said}</p>`
    : markup`<p>Hãy nhập tên đăng nhập hoặc địa chỉ thư. Liên kết đặt lại mật khẩu được gửi tới
địa chỉ thư của tài khoản và dùng được trong nửa giờ.</p>
<form method="post" action="/quen-mat-khau">
<label for="ten">Tên đăng nhập hoặc địa chỉ thư</label>
<input id="ten" name="name" autocomplete="username" autocapitalize="none"
  spellcheck="false" required>
<button class="main">Gửi liên kết</button>
</form>`
}
<a href="/dang-nhap">Về trang đăng nhập</a>
</div>`,
  );
}

/**
 * The page behind the links of mails: /loi-moi for who is invited, /dat-lai-mat-khau for who
 * forgot. The token stands behind `#`, which no server and no log sees, so a small script sends it.
 */
export function newPasswordPage(kind: 'invitation' | 'recovery'): string {
  const invited = kind === 'invitation';
  return doorPage(
    invited ? 'Nhận lời mời' : 'Đặt lại mật khẩu',
    markup`<div class="card">
<h1>${invited ? 'Chào mừng đồng chí' : 'Đặt lại mật khẩu'}</h1>
<div id="loi" class="wrong" role="alert" hidden></div>
<noscript><p class="wrong">Trang này cần JavaScript để đặt mật khẩu. Hãy mở bằng trình duyệt
khác.</p></noscript>
<form id="dat" data-of="${invited ? 'invitations' : 'recovery'}">
${
  invited &&
  markup`<label for="ten">Tên đăng nhập</label>
<p class="hint" id="ten-giup">Để trống nếu muốn dùng địa chỉ thư của đồng chí.</p>
<input id="ten" name="name" autocomplete="username" autocapitalize="none"
  spellcheck="false" aria-describedby="ten-giup">`
}
<label for="mat-khau">Mật khẩu mới</label>
<p class="hint" id="mk-giup">Ít nhất 15 ký tự; nên dùng một câu dễ nhớ. Không cần chữ hoa hay ký
hiệu.</p>
<input id="mat-khau" name="password" type="password" autocomplete="new-password" required
  aria-describedby="mk-giup">
<button class="main">Đặt mật khẩu</button>
</form>
<a href="/dang-nhap">Về trang đăng nhập</a>
</div>`,
    '/assets/dat-mat-khau-1.js',
  );
}
