package dev.culvert.items.stream;

import dev.culvert.items.table.StreamAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of ListStreams.
 *
 * @param last the resource name to go on after; null at the end
 */
public record StreamPage(List<StreamAddress> streams, @Nullable String last) {
  public StreamPage {
    streams = List.copyOf(streams);
  }
}
