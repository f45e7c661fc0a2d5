// The journeys that this page knows: the last ones, and each new one as it happens.
import { useSyncExternalStore } from 'react';
import { follow, journeys } from '../api/own';
import { ownKeys } from '../api/session';
import type { Summary } from './journey';

const KEPT = 10_000;
const RETRY_MILLIS = 2000;

class Store {
  private known = new Map<string, Summary>();
  private newestFirst: Summary[] = [];
  private listeners = new Set<() => void>();
  private arrivals = new Set<(journey: Summary) => void>();
  private scheduled = false;
  live = false;

  add(list: Summary[]) {
    for (const one of list) this.known.set(one.id, one);
    this.changed();
  }

  private changed() {
    if (this.scheduled) return;
    this.scheduled = true;
    // Many may come at once; the page is drawn once for all of them.
    setTimeout(() => {
      this.scheduled = false;
      const number = (one: Summary) => Number(one.id.slice(2));
      this.newestFirst = [...this.known.values()].sort((a, b) => number(b) - number(a)).slice(0, KEPT);
      if (this.known.size > KEPT) this.known = new Map(this.newestFirst.map((one) => [one.id, one]));
      this.listeners.forEach((listener) => listener());
    }, 60);
  }

  arrived(one: Summary) {
    this.known.set(one.id, one);
    this.arrivals.forEach((each) => each(one));
    this.changed();
  }

  following(live: boolean) {
    this.live = live;
    this.changed();
    this.listeners.forEach((listener) => listener());
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  list = () => this.newestFirst;
  isLive = () => this.live;

  /** Calls for each journey that arrives from now on. */
  onArrival(each: (journey: Summary) => void) {
    this.arrivals.add(each);
    return () => void this.arrivals.delete(each);
  }
}

export const store = new Store();
let started = false;

/** Follows the server from now on, again and again when it was away. */
export async function startFollowing() {
  if (started) return;
  started = true;
  for (;;) {
    try {
      await follow(
        (one) => store.arrived(one),
        () => {
          store.following(true);
          void journeys(KEPT).then((list) => store.add(list));
        },
        new AbortController().signal,
      );
    } catch {
      // Gone, or not there yet: the page says that it is not live.
    }
    store.following(false);
    await new Promise((resolve) => setTimeout(resolve, RETRY_MILLIS));
  }
}

export const useJourneys = () => useSyncExternalStore(store.subscribe, store.list);
export const useLive = () => useSyncExternalStore(store.subscribe, store.isLive);

/** Whether this page itself sent the request. */
export const isOwn = (one: Summary) => one.accessKeyId !== undefined && ownKeys().has(one.accessKeyId);
