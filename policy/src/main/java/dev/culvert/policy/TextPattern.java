package dev.culvert.policy;

import java.util.stream.Stream;

/** A compiled text of a policy, which a request's text matches or does not. */
sealed interface TextPattern {
  /** Whether the text matches; the context is read only where the pattern holds variables. */
  boolean matches(String text, Context context);

  /** The context keys it reads, as the document spells them. */
  default Stream<String> keys() {
    return Stream.empty();
  }

  /** {@code *} alone. */
  record Anything() implements TextPattern {
    @Override
    public boolean matches(String text, Context context) {
      return true;
    }
  }

  /** What AWS accepts but never matches. */
  record Nothing() implements TextPattern {
    @Override
    public boolean matches(String text, Context context) {
      return false;
    }
  }

  record Literal(String value) implements TextPattern {
    @Override
    public boolean matches(String text, Context context) {
      return value.equals(text);
    }
  }

  /** Literal text and a star at the end that reaches over everything. */
  record Prefix(String value) implements TextPattern {
    @Override
    public boolean matches(String text, Context context) {
      return text.startsWith(value);
    }
  }

  /** Wildcards elsewhere; the literal text before the first and after the last is tried alone. */
  record Wildcards(String prefix, int[] tokens, String suffix) implements TextPattern {
    @Override
    public boolean matches(String text, Context context) {
      return text.startsWith(prefix)
          && text.endsWith(suffix)
          && Glob.matches(tokens, prefix.length(), text, prefix.length());
    }
  }

  /** Policy variables, replaced for each request. */
  record WithVariables(Template template) implements TextPattern {
    @Override
    public boolean matches(String text, Context context) {
      return template.matches(text, context);
    }

    @Override
    public Stream<String> keys() {
      return template.keys();
    }
  }
}
