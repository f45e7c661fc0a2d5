package dev.culvert.items.store;

/** All spaces as they were at one instant. Close it: an open snapshot keeps old rows alive. */
public interface Snapshot extends Reader, AutoCloseable {

  /** Lets the old rows go; again does nothing. */
  @Override
  void close();
}
