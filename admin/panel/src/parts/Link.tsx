import type { AnchorHTMLAttributes } from 'react';
import { go } from '../app/router';

/** A link within the panel; with Ctrl and the like it opens as any other. */
export function Link({ href, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  return (
    <a
      {...rest}
      href={href}
      onClick={event => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
        event.preventDefault();
        go(href);
      }}
    />
  );
}
