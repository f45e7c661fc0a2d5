package dev.culvert.verification.bench;

/** A histogram of durations, exact to one part in 64. */
final class Latencies {
  private static final int PRECISION_BITS = 6;
  private static final int STEPS = 1 << PRECISION_BITS;
  private static final int LARGEST_BITS = 40;

  private final long[] counts = new long[(LARGEST_BITS - PRECISION_BITS + 1) * STEPS];
  private long total;

  void add(long nanos) {
    counts[index(nanos)]++;
    total++;
  }

  long count() {
    return total;
  }

  /** So many nanoseconds or fewer took the given part of all, for instance 0.99. */
  long quantile(double part) {
    long rank = (long) Math.ceil(part * total);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= rank && seen > 0) {
        return nanos(i);
      }
    }
    return 0;
  }

  /** Below 64 ns every nanosecond has its place; above, each doubling has 64 places. */
  private static int index(long nanos) {
    long bounded = Math.clamp(nanos, 0, (1L << LARGEST_BITS) - 1);
    int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(bounded) - 1 - PRECISION_BITS);
    return (shift << PRECISION_BITS) + (int) (bounded >>> shift);
  }

  private static long nanos(int index) {
    int shift = Math.max(0, (index >>> PRECISION_BITS) - 1);
    return (long) (index - (shift << PRECISION_BITS)) << shift;
  }
}
