package dev.culvert.items;

import java.time.InstantSource;

/**
 * Work that nobody waits for, in steps of bounded size. Whoever runs the engine calls {@link #step}
 * from time to time, from one thread at a time, and again at once while there is more.
 */
public final class Maintenance {
  private final Catalogue catalogue;
  private final Sizes sizes;
  private final InstantSource clock;

  Maintenance(Catalogue catalogue, Sizes sizes, InstantSource clock) {
    this.catalogue = catalogue;
    this.sizes = sizes;
    this.clock = clock;
  }

  /** Does a little; true where there is more to do. */
  public boolean step() {
    return Backfill.step(catalogue)
        || Garbage.sweep(catalogue.store())
        || sizes.step()
        || TransactionToken.forgetOld(catalogue.store(), clock.instant());
  }

  /** Does everything there is to do. */
  public void finish() {
    while (step()) {
      // Each step commits what it did.
    }
  }
}
