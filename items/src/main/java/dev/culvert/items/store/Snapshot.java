package dev.culvert.items.store;

/** All spaces as they were at one instant. Close it: an open snapshot keeps old rows alive. */
public interface Snapshot extends Reader, AutoCloseable {
  @Override
  void close();
}
