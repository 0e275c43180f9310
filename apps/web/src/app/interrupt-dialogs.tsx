import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from '@simplewebauthn/browser';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { ask } from '../shared/api/client.js';
import { type OfferedOffice, serveInterrupts } from '../shared/api/interrupts.js';
import { isRefusal } from '../shared/api/problem.js';
import { Button, Dialog, TextField, Wrong } from '../shared/ui/index.js';
import { sessionKey, useSession } from './session.js';

type Asked =
  | { readonly of: 'signIn' | 'stepUp'; readonly settle: (done: boolean) => void }
  | {
      readonly of: 'office';
      readonly offices: readonly OfferedOffice[];
      readonly settle: (office: string | undefined) => void;
    };

/** What a request may want of the person, asked over the screen that is open. */
export function InterruptDialogs() {
  const [asked, setAsked] = useState<Asked>();
  useEffect(
    () =>
      serveInterrupts({
        signIn: () => new Promise((settle) => setAsked((at) => at ?? { of: 'signIn', settle })),
        stepUp: () => new Promise((settle) => setAsked({ of: 'stepUp', settle })),
        chooseOffice: (offices) =>
          new Promise((settle) => setAsked({ of: 'office', offices, settle })),
      }),
    [],
  );
  if (!asked) return null;
  const end = (): void => setAsked(undefined);
  if (asked.of === 'office')
    return (
      <ChooseOffice
        offices={asked.offices}
        onChosen={(office) => {
          end();
          asked.settle(office);
        }}
      />
    );
  const done = (given: boolean): void => {
    end();
    asked.settle(given);
  };
  return asked.of === 'signIn' ? <SignInAgain onDone={done} /> : <StepUp onDone={done} />;
}

function AskSecret({
  title,
  why,
  verb,
  onSend,
  onDone,
  more,
}: {
  readonly title: string;
  readonly why: ReactNode;
  readonly verb: string;
  readonly onSend: (typed: { password: string; code: string }) => Promise<unknown>;
  readonly onDone: (given: boolean) => void;
  readonly more?: ReactNode;
}) {
  const client = useQueryClient();
  const [typed, setTyped] = useState({ password: '', code: '' });
  const [wantsCode, setWantsCode] = useState(false);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      await onSend(typed);
      await client.invalidateQueries({ queryKey: sessionKey });
      onDone(true);
    } catch (caught) {
      if (isRefusal(caught, 'CODE_NEEDED')) setWantsCode(true);
      else setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} onClose={() => onDone(false)}>
      <form onSubmit={(event) => void send(event)}>
        <p>{why}</p>
        <Wrong error={error} />
        <TextField
          label="Mật khẩu"
          type="password"
          autoComplete="current-password"
          value={typed.password}
          onChange={({ target }) => setTyped({ ...typed, password: target.value })}
        />
        {wantsCode && (
          <TextField
            label="Mã xác thực"
            hint="Sáu chữ số của ứng dụng xác thực, hoặc một mã khôi phục."
            inputMode="numeric"
            autoComplete="one-time-code"
            value={typed.code}
            onChange={({ target }) => setTyped({ ...typed, code: target.value })}
          />
        )}
        <div className="actions">
          <Button look="main" type="submit" busy={busy}>
            {verb}
          </Button>
          <Button onClick={() => onDone(false)}>Thôi</Button>
          {more}
        </div>
      </form>
    </Dialog>
  );
}

function SignInAgain({ onDone }: { readonly onDone: (given: boolean) => void }) {
  const { name, signInName } = useSession();
  return (
    <AskSecret
      title="Phiên làm việc đã hết"
      why={`Đồng chí ${name} hãy đăng nhập lại. Nội dung đang soạn vẫn còn nguyên.`}
      verb="Đăng nhập lại"
      onDone={onDone}
      onSend={({ password, code }) =>
        ask('/api/session', { body: { name: signInName, password, ...(code ? { code } : {}) } })
      }
    />
  );
}

/** As whom a visitor of the sample is signed in; undefined for a person of their own. */
function sampleSeat(signInName: string): { role: string; cell?: string } | undefined {
  const [, role, cell] = /^dung-thu\.([a-z]+)(?:\.(.+))?$/.exec(signInName) ?? [];
  return role === undefined ? undefined : { role, ...(cell ? { cell } : {}) };
}

function StepUp({ onDone }: { readonly onDone: (given: boolean) => void }) {
  const { signInName, sampleNote } = useSession();
  const seat = sampleNote === null ? undefined : sampleSeat(signInName);
  if (seat) return <SampleStepUp seat={seat} onDone={onDone} />;
  return (
    <AskSecret
      title="Xác nhận lại danh tính"
      why={
        'Việc này không rút lại được, nên cần mật khẩu một lần nữa. Trong mười phút sau đó ' +
        'không hỏi lại.'
      }
      verb="Xác nhận"
      onDone={onDone}
      onSend={({ password, code }) =>
        ask('/api/session/step-up', { body: code ? { code } : { password } })
      }
      more={browserSupportsWebAuthn() && <ByPasskey onDone={onDone} />}
    />
  );
}

/** Accounts of the sample have no password: they come in again as they came in. */
function SampleStepUp({
  seat,
  onDone,
}: {
  readonly seat: { role: string; cell?: string };
  readonly onDone: (given: boolean) => void;
}) {
  const enter = useMutation({
    mutationFn: () => ask('/api/session/sample', { body: seat }),
    retry: false,
    onSuccess: () => onDone(true),
  });
  return (
    <Dialog title="Xác nhận lại danh tính" onClose={() => onDone(false)}>
      <p>
        Việc này không rút lại được. Với tài khoản thật, hệ thống hỏi lại mật khẩu; tài khoản dùng
        thử không có mật khẩu.
      </p>
      <Wrong error={enter.error} />
      <div className="actions">
        <Button look="main" busy={enter.isPending} onClick={() => enter.mutate()}>
          Xác nhận
        </Button>
        <Button onClick={() => onDone(false)}>Thôi</Button>
      </div>
    </Dialog>
  );
}

function ByPasskey({ onDone }: { readonly onDone: (given: boolean) => void }) {
  const prove = useMutation({ mutationFn: proveByPasskey, retry: false });
  return (
    <>
      <Button
        icon="lock"
        busy={prove.isPending}
        onClick={() => prove.mutate(undefined, { onSuccess: () => onDone(true) })}
      >
        Dùng khóa truy cập
      </Button>
      {prove.isError && <p className="wrong">Chưa xác nhận được bằng khóa truy cập.</p>}
    </>
  );
}

async function proveByPasskey(): Promise<void> {
  const optionsJSON = await ask<PublicKeyCredentialRequestOptionsJSON>(
    '/api/session/passkey/options',
    { method: 'POST', body: {} },
  );
  const response = await startAuthentication({ optionsJSON });
  await ask('/api/session/step-up/passkey', { body: { response } });
}

function ChooseOffice({
  offices,
  onChosen,
}: {
  readonly offices: readonly OfferedOffice[];
  readonly onChosen: (office: string | undefined) => void;
}) {
  const held = useSession().offices;
  return (
    <Dialog title="Chọn chức trách" onClose={() => onChosen(undefined)}>
      <p>
        Đồng chí giữ nhiều chức trách làm được việc này. Việc được ghi nhận theo chức trách nào?
      </p>
      <ul className="choices">
        {offices.map(({ id }) => {
          const office = held.find((each) => each.id === id);
          return (
            <li key={id}>
              <Button onClick={() => onChosen(id)}>
                {[office?.title, office?.cellName].filter(Boolean).join(', ')}
              </Button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
