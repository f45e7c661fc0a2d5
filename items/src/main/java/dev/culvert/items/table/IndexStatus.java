package dev.culvert.items.table;

/** The states of a global secondary index. */
public enum IndexStatus {
  CREATING,
  UPDATING,
  DELETING,
  ACTIVE
}
