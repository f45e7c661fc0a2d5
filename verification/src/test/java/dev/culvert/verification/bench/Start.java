package dev.culvert.verification.bench;

import java.time.Duration;

/**
 * How a server started.
 *
 * @param listening from the command until it took the first connection
 * @param idleMegabytes resident memory at that moment
 * @param endMegabytes resident memory after all the load
 */
record Start(Duration listening, long idleMegabytes, long endMegabytes) {}
