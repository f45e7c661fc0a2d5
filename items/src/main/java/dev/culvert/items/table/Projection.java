package dev.culvert.items.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an index holds of an item.
 *
 * @param type null only in a request that left it out, which is refused
 * @param nonKeyAttributes the attributes of {@link ProjectionType#INCLUDE}; null where not given
 */
public record Projection(@Nullable ProjectionType type, @Nullable List<String> nonKeyAttributes) {
  public static final Projection ALL = new Projection(ProjectionType.ALL, null);
  public static final Projection KEYS_ONLY = new Projection(ProjectionType.KEYS_ONLY, null);

  public Projection {
    nonKeyAttributes = nonKeyAttributes == null ? null : List.copyOf(nonKeyAttributes);
  }

  /** The keys and these attributes. */
  public static Projection including(String... names) {
    return new Projection(ProjectionType.INCLUDE, List.of(names));
  }

  /** The attributes beside the keys; empty for the other types. */
  public List<String> included() {
    return nonKeyAttributes == null ? List.of() : nonKeyAttributes;
  }
}
