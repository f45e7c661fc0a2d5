package dev.culvert.network;

/** Whether a route's target can take packets. */
public enum RouteState {
  ACTIVE,
  /** The target is gone or detached: packets are dropped, without a look at other routes. */
  BLACKHOLE
}
