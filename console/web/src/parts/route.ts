import { useSyncExternalStore } from 'react';

/** Where the page is: `#/requests/j-3?step=4` is [requests, j-3] with step 4. */
export interface Place {
  parts: string[];
  query: URLSearchParams;
}

const subscribe = (changed: () => void) => {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
};

export function parse(hash: string): Place {
  const [path, query] = hash.replace(/^#\/?/, '').split('?');
  return { parts: path.split('/').filter(Boolean).map(decodeURIComponent), query: new URLSearchParams(query) };
}

export function useRoute(): Place {
  return parse(useSyncExternalStore(subscribe, () => location.hash));
}

export function href(parts: string[], query: Record<string, string | undefined> = {}): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const text = new URLSearchParams(given).toString();
  return '#/' + parts.map(encodeURIComponent).join('/') + (text ? '?' + text : '');
}

export function go(parts: string[], query: Record<string, string | undefined> = {}) {
  location.hash = href(parts, query);
}

/** Another query of the same place, without a new entry in the history. */
export function replace(parts: string[], query: Record<string, string | undefined>) {
  history.replaceState(null, '', href(parts, query));
  dispatchEvent(new HashChangeEvent('hashchange'));
}
