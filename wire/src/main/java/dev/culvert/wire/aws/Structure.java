package dev.culvert.wire.aws;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A request, a response, or a part of one. Generated classes have a public nullable field and a
 * fluent setter for each member; these methods let tables drive them without reflection.
 *
 * <p>Structures are mutable and belong to one thread. Equality is by value, for tests.
 */
public abstract class Structure {

  public abstract StructureShape shape();

  /** The value of the member at this position of the shape, or null if absent. */
  public abstract @Nullable Object get(int index);

  /** Sets the member at this position of the shape. */
  public abstract void set(int index, @Nullable Object value);

  /**
   * A new structure for the member at this position: for a list or a map, for one of its entries.
   */
  public Structure create(int index) {
    throw new IllegalStateException(shape().name() + " has no structure at " + index);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Structure that
        && (this == that
            || (shape() == that.shape() && Arrays.deepEquals(values(), that.values())));
  }

  @Override
  public final int hashCode() {
    return Arrays.deepHashCode(values());
  }

  private @Nullable Object[] values() {
    @Nullable Object[] values = new @Nullable Object[shape().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = get(i);
    }
    return values;
  }

  /** The members that are present; never the contents of blobs, nor what the model calls secret. */
  @Override
  public final String toString() {
    return Printing.text(this);
  }
}
