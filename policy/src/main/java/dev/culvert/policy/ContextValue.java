package dev.culvert.policy;

import dev.culvert.network.IpAddress;
import java.time.Instant;
import java.util.List;

/**
 * The value of a condition key in one request. Every value can be read as text, because any
 * operator may be used on any key; the type spares the operators that match it a parse.
 */
public sealed interface ContextValue {

  /** A value that is one. */
  sealed interface Single extends ContextValue {
    /** As policies spell it: {@code true}, {@code 42}, {@code 2026-01-31T10:00:00Z}. */
    String text();
  }

  record Text(String text) implements Single {}

  record Flag(boolean value) implements Single {
    @Override
    public String text() {
      return value ? "true" : "false";
    }
  }

  record Numeric(long value) implements Single {
    @Override
    public String text() {
      return Long.toString(value);
    }
  }

  record Moment(Instant value) implements Single {
    @Override
    public String text() {
      return value.toString();
    }
  }

  record Address(IpAddress value) implements Single {
    @Override
    public String text() {
      return value.toString();
    }
  }

  /** A key that can hold many values, even if it holds one or none in this request. */
  record Several(List<Single> values) implements ContextValue {
    public Several {
      values = List.copyOf(values);
    }
  }
}
