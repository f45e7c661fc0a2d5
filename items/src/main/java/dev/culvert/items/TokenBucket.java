package dev.culvert.items;

/**
 * Capacity units that fill up evenly and are saved for at most five minutes, as the service saves
 * them for bursts. A consumer may take more than there is, once: what an operation consumes is
 * known only when it is done.
 */
final class TokenBucket {
  private static final double BURST_SECONDS = 300;
  private static final double MILLIS = 1000;

  private final double unitsPerSecond;
  private double units;
  private long filledMillis;

  TokenBucket(double unitsPerSecond, long nowMillis) {
    this.unitsPerSecond = unitsPerSecond;
    this.units = unitsPerSecond * BURST_SECONDS;
    this.filledMillis = nowMillis;
  }

  double unitsPerSecond() {
    return unitsPerSecond;
  }

  /** Whether there is anything left. */
  synchronized boolean hasUnits(long nowMillis) {
    fill(nowMillis);
    return units > 0;
  }

  synchronized void take(double consumed, long nowMillis) {
    fill(nowMillis);
    units -= consumed;
  }

  private void fill(long nowMillis) {
    if (nowMillis > filledMillis) {
      double more = unitsPerSecond * (nowMillis - filledMillis) / MILLIS;
      units = Math.min(unitsPerSecond * BURST_SECONDS, units + more);
      filledMillis = nowMillis;
    }
  }
}
