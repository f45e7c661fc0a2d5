package dev.culvert.items.table;

/**
 * The stream that records a table's changes.
 *
 * @param id names its rows; never used again
 * @param label the last part of its resource name: when it was made
 */
public record StreamDefinition(int id, String label, StreamViewType viewType, boolean enabled) {

  /** The same, no longer recording. */
  public StreamDefinition disabled() {
    return new StreamDefinition(id, label, viewType, false);
  }
}
