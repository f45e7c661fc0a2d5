package dev.culvert.items;

/**
 * Work that nobody waits for, in steps of bounded size. Whoever runs the engine calls {@link #step}
 * from time to time, from one thread at a time, and again at once while there is more.
 */
public final class Maintenance {
  private final Catalogue catalogue;
  private final Sizes sizes;

  Maintenance(Catalogue catalogue, Sizes sizes) {
    this.catalogue = catalogue;
    this.sizes = sizes;
  }

  /** Does a little; true where there is more to do. */
  public boolean step() {
    return Garbage.sweep(catalogue.store()) || Backfill.step(catalogue) || sizes.step();
  }

  /** Does everything there is to do. */
  public void finish() {
    while (step()) {
      // Each step commits what it did.
    }
  }
}
