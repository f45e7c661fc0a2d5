package dev.culvert.wire.aws;

/** What a value of a {@link Type} is in Java. */
public enum Kind {
  /** {@code String}; enumerations too. */
  STRING,
  /** {@code Boolean}. */
  BOOLEAN,
  /** {@code Integer}. */
  INTEGER,
  /** {@code Long}. */
  LONG,
  /** {@code Float}. */
  FLOAT,
  /** {@code Double}. */
  DOUBLE,
  /** {@code java.time.Instant}. */
  TIMESTAMP,
  /** {@code byte[]}. */
  BLOB,
  /** A generated {@link Structure}. */
  STRUCTURE,
  /** {@code java.util.List}. */
  LIST,
  /** {@code java.util.Map} with String keys. */
  MAP,
  /** A type of our own that reads and writes its own JSON through a {@link JsonLeaf}. */
  LEAF
}
