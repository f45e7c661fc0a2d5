package dev.culvert.wire.http;

import dev.culvert.wire.tls.ServerTls;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all connections of one server share.
 *
 * @param blocking runs what may block
 * @param silent how many connections are kept without an answer
 */
record Surroundings<P>(
    Gate<P> gate,
    Handler<P> handler,
    HttpLimits limits,
    ServerTls tls,
    Executor blocking,
    MemoryBudget bodies,
    AtomicInteger silent) {}
