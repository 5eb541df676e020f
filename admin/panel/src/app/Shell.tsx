import { Component, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { call } from '../api/call';
import { endSession } from '../api/session';
import { Failure } from '../parts/Failure';
import { Link } from '../parts/Link';
import { Loaded } from '../parts/Loaded';
import { Notices } from '../parts/notices';
import { known, t } from '../texts/t';
import { Look } from './Look';
import { useMay, useMe } from './me';
import { firstPage, pages } from './pages';
import { match, useAddress } from './router';

export function Shell() {
  const me = useMe();
  const may = useMay();
  const path = useAddress().pathname;
  const main = useRef<HTMLElement>(null);
  const [menuOpen, setMenuOpen] = useState(false);
  const section = path.split('/')[1];

  // A new page is announced by its heading: the focus goes there, as it would with a page of the server's.
  const before = useRef(path);
  useEffect(() => {
    setMenuOpen(false);
    if (before.current === path) return;
    before.current = path;
    main.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [path]);

  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <header className="top">
        <button type="button" className="plain menu" aria-expanded={menuOpen} aria-controls="nav" onClick={() => setMenuOpen(!menuOpen)}>
          {t('shell.menu')}
        </button>
        <p className="brand">
          <img src="/icon.svg" alt="" /> Companion
        </p>
        <Look />
        <div className="who">
          {me.data && (
            <span>
              {me.data.login} <small>{known('role', me.data.role)}</small>
            </span>
          )}
          <button type="button" className="plain" onClick={() => void call('POST /sign-out', {}).catch(() => undefined).then(endSession)}>
            {t('shell.signOut')}
          </button>
        </div>
      </header>
      <nav id="nav" aria-label={t('shell.pages')} className={menuOpen ? 'open' : undefined}>
        <ul>
          {pages
            .filter(page => page.nav && may(page.needs))
            .map(page => (
              <li key={page.path}>
                <Link href={page.path} aria-current={page.path.split('/')[1] === section ? 'page' : undefined}>
                  {t(page.title)}
                </Link>
              </li>
            ))}
        </ul>
      </nav>
      <main id="main" ref={main} tabIndex={-1}>
        <Loaded from={me}>
          {() => (
            <Guard key={path}>
              <Suspense fallback={<p className="loading">{t('state.loading')}</p>}>
                <Here path={path} />
              </Suspense>
            </Guard>
          )}
        </Loaded>
      </main>
      <Notices />
    </div>
  );
}

function Here({ path }: { path: string }) {
  const may = useMay();
  const at = path === '/' || path === '/enter' ? (firstPage(may) ?? path) : path;
  for (const page of pages) {
    const parts = match(page.path, at);
    if (!parts) continue;
    document.title = `${t(page.title)} · Companion`;
    if (!may(page.needs)) return <Failure error={t('problem.not-allowed')} />;
    return <page.at parts={parts} />;
  }
  return (
    <>
      <h1>{t('shell.nothingHere')}</h1>
      <p>
        <Link href="/">{t('shell.home')}</Link>
      </p>
    </>
  );
}

/** A page that breaks leaves the others standing. */
class Guard extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    return this.state.error ? <Failure error={this.state.error} again={() => this.setState({ error: null })} /> : this.props.children;
  }
}
