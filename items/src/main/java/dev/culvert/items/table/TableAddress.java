package dev.culvert.items.table;

/** Where a table is: its account, its region and its name there. */
public record TableAddress(String account, String region, String name)
    implements Comparable<TableAddress> {

  /** The table's Amazon resource name. */
  public String arn() {
    return prefix() + "table/" + name;
  }

  /** The resource name of one of the table's indexes. */
  public String indexArn(String index) {
    return arn() + "/index/" + index;
  }

  /** The resource name of the table's stream with this label. */
  public String streamArn(String label) {
    return arn() + "/stream/" + label;
  }

  /** The same name in another account or region. */
  public TableAddress in(String otherAccount, String otherRegion) {
    return new TableAddress(otherAccount, otherRegion, name);
  }

  private String prefix() {
    return "arn:" + Partition.of(region) + ":dynamodb:" + region + ":" + account + ":";
  }

  @Override
  public int compareTo(TableAddress other) {
    int byAccount = account.compareTo(other.account);
    if (byAccount != 0) {
      return byAccount;
    }
    int byRegion = region.compareTo(other.region);
    return byRegion != 0 ? byRegion : name.compareTo(other.name);
  }
}
