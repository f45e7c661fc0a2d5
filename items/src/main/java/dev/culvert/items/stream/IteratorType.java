package dev.culvert.items.stream;

/** Where in a shard reading begins. */
public enum IteratorType {
  TRIM_HORIZON,
  LATEST,
  AT_SEQUENCE_NUMBER,
  AFTER_SEQUENCE_NUMBER
}
