// Sends the new password with the token behind `#`. A change of this file gets another number.
const form = document.querySelector('#dat');
const wrong = document.querySelector('#loi');

function say(message) {
  wrong.textContent = message;
  wrong.hidden = false;
  wrong.scrollIntoView();
}

async function send() {
  const button = form.querySelector('button');
  button.disabled = true;
  const { name, password } = Object.fromEntries(new FormData(form));
  const token = encodeURIComponent(location.hash.slice(1));
  try {
    const reply = await fetch(`/api/${form.dataset.of}/${token}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ password, ...(name ? { name } : {}) }),
    });
    if (reply.ok) location.replace('/dang-nhap?da-dat=1');
    else {
      const { detail, errors = [] } = await reply.json();
      say([detail, ...errors.map(({ message }) => message)].join(' '));
    }
  } catch {
    say('Không kết nối được với máy chủ. Hãy thử lại sau ít phút.');
  }
  button.disabled = false;
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void send();
});
