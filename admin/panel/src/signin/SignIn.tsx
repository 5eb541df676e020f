import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import { call } from '../api/call';
import { beginSession } from '../api/session';
import { Look } from '../app/Look';
import { go, useAddress } from '../app/router';
import { Failure } from '../parts/Failure';
import { TextField } from '../parts/Field';
import { Loaded } from '../parts/Loaded';
import { t } from '../texts/t';

/** The door: a one-time link, or name and password and then the code. */
export function SignIn() {
  const address = useAddress();
  const link = address.pathname === '/enter' ? address.hash.slice(1) : '';
  document.title = `${t('door.signIn')} · Companion`;
  return (
    <div className="door">
      <header>
        <p className="brand">
          <img src="/icon.svg" alt="" /> Companion
        </p>
        <Look />
      </header>
      <main id="main">{link ? <OneTime link={link} /> : <TwoSteps />}</main>
    </div>
  );
}

function Form({ title, children, submit, error, pending, label }: { title: string; children: ReactNode; submit: (data: FormData) => void; error: unknown; pending: boolean; label: string }) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector('input')?.focus();
  }, [title]);
  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    submit(new FormData(event.currentTarget));
  }
  return (
    <form ref={form} onSubmit={onSubmit}>
      <h1>{title}</h1>
      {children}
      <Failure error={error} />
      <button className="main" disabled={pending}>
        {label}
      </button>
    </form>
  );
}

function TwoSteps() {
  const [challenge, setChallenge] = useState<string | null>(null);
  const password = useMutation({
    mutationFn: (data: FormData) => call('POST /sign-in', { body: { login: text(data, 'login'), password: text(data, 'password') } }),
    onSuccess: answer => setChallenge(answer.challenge),
  });
  const code = useMutation({
    mutationFn: async (data: FormData) => beginSession(await call('POST /sign-in/totp', { body: { challenge: challenge ?? '', code: text(data, 'code') } })),
  });
  if (challenge === null) {
    return (
      <Form title={t('door.signIn')} submit={password.mutate} error={password.error} pending={password.isPending} label={t('act.continue')}>
        <TextField label={t('door.login')} name="login" autoComplete="username" autoCapitalize="none" required />
        <TextField label={t('door.password')} name="password" type="password" autoComplete="current-password" required />
      </Form>
    );
  }
  return (
    <Form title={t('door.oneMore')} submit={code.mutate} error={code.error} pending={code.isPending} label={t('door.signIn')}>
      <CodeField />
      <button type="button" className="plain" onClick={() => setChallenge(null)}>
        {t('act.back')}
      </button>
    </Form>
  );
}

function OneTime({ link }: { link: string }) {
  const offer = useQuery({ queryKey: ['offer', link], queryFn: () => call('POST /one-time', { body: { link } }), retry: false, staleTime: Infinity });
  const use = useMutation({
    mutationFn: async (data: FormData) => {
      await beginSession(await call('POST /one-time/use', { body: { link, code: text(data, 'code'), password: text(data, 'password') } }));
      go('/', 'replace');
    },
  });
  return (
    <>
      <Loaded from={offer}>
        {what => (
          <Form title={t('door.first')} submit={use.mutate} error={use.error} pending={use.isPending} label={t('door.save')}>
            <p>{t('door.yourName', { login: what.login })}</p>
            <ol>
              <li>
                {t('door.scan')}
                <img className="qr" alt={t('door.qr')} src={`data:image/svg+xml;utf8,${encodeURIComponent(what.qrSvg)}`} />
                <details>
                  <summary>{t('door.cannotScan')}</summary>
                  {t('door.typeKey')} <code id="authenticator-key">{what.authenticatorKey}</code>
                </details>
              </li>
              <li>
                <CodeField />
              </li>
              <li>
                <TextField label={t('door.newPassword')} name="password" type="password" autoComplete="new-password" minLength={12} maxLength={128} required />
              </li>
            </ol>
          </Form>
        )}
      </Loaded>
      {offer.isError && (
        <p>
          <a href="/">{t('door.signIn')}</a>
        </p>
      )}
    </>
  );
}

function CodeField() {
  return <TextField label={t('door.code')} name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={7} required />;
}

function text(data: FormData, name: string): string {
  return String(data.get(name) ?? '');
}
