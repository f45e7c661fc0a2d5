package dev.culvert.items.store;

/** The store cannot be opened, read or written: a damaged file, a full disk, a closed store. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  public StoreException(String message) {
    super(message);
  }
}
