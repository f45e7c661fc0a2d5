package dev.culvert.policy;

import java.util.Optional;

/** One statement of a document, compiled. */
public final class Statement {
  private final int index;
  private final Optional<String> sid;
  private final Effect effect;
  private final SourceRange range;

  Statement(int index, Optional<String> sid, Effect effect, SourceRange range) {
    this.index = index;
    this.sid = sid;
    this.effect = effect;
    this.range = range;
  }

  /** Its place in the document, counted from 0. */
  public int index() {
    return index;
  }

  public Optional<String> sid() {
    return sid;
  }

  public Effect effect() {
    return effect;
  }

  public SourceRange range() {
    return range;
  }
}
