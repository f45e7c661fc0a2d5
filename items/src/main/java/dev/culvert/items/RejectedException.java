package dev.culvert.items;

/** Carries a {@link Rejection} out of the engine; without a stack trace, which tells nothing. */
public final class RejectedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Rejection rejection;

  public RejectedException(Rejection rejection) {
    super(rejection.message(), null, false, false);
    this.rejection = rejection;
  }

  public RejectedException(ErrorName name, String message) {
    this(new Rejection.Plain(name, message));
  }

  public Rejection rejection() {
    return rejection;
  }
}
