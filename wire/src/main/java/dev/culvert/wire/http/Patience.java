package dev.culvert.wire.http;

/** How long a connection is waited for: sets its deadline by what is awaited. */
final class Patience {

  /** What is awaited. */
  enum Awaited {
    /** Nothing of the client: the handler has all the time it wants. */
    NOTHING,
    NEXT_REQUEST,
    REST_OF_HEAD,
    REST_OF_BODY,
    /** That the client reads what it asked for. */
    CLIENT_TO_READ
  }

  private final Link link;
  private final HttpLimits limits;
  private Awaited awaited = Awaited.NOTHING;
  private long request;
  private long unsent;

  Patience(Link link, HttpLimits limits) {
    this.link = link;
    this.limits = limits;
  }

  Awaited awaited() {
    return awaited;
  }

  /** A deadline stands as long as the same request waits for the same thing. */
  void await(Awaited now, long requestNumber) {
    if (now == awaited && requestNumber == request) {
      return;
    }
    awaited = now;
    request = requestNumber;
    switch (now) {
      case NOTHING -> link.neverExpire();
      case NEXT_REQUEST -> link.expireAfter(limits.idle());
      case REST_OF_HEAD -> link.expireAfter(limits.head());
      case REST_OF_BODY -> link.expireAfter(limits.body());
      case CLIENT_TO_READ -> {
        // More may be about to be written: progress is looked for from the first check on.
        unsent = Long.MAX_VALUE;
        link.expireAfter(limits.write());
      }
    }
  }

  /** Whether the client has read something since it was last asked; it is then waited for again. */
  boolean clientReadSome() {
    long left = link.channel().bytesBeforeWritable();
    if (left >= unsent) {
      return false;
    }
    unsent = left;
    link.expireAfter(limits.write());
    return true;
  }
}
