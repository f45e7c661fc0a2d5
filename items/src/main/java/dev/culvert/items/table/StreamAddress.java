package dev.culvert.items.table;

/** Where a stream is: its table, and its label there. */
public record StreamAddress(TableAddress table, String label) {

  /** The stream's Amazon resource name. */
  public String arn() {
    return table.streamArn(label);
  }
}
