/**
 * The figures of docs/benchmarks.md; read {@link dev.culvert.verification.bench.Benchmark} first.
 */
@NullMarked
package dev.culvert.verification.bench;

import org.jspecify.annotations.NullMarked;
