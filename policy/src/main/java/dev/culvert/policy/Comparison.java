package dev.culvert.policy;

import dev.culvert.network.Cidr;
import dev.culvert.network.IpAddress;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Whether a value of a request matches one of the values that a condition lists. */
sealed interface Comparison {
  boolean matches(ContextValue.Single value, Context context);

  /** The context keys that policy variables read. */
  default Stream<String> keys() {
    return Stream.empty();
  }

  /** One of these texts exactly. */
  record OneOf(Set<String> texts) implements Comparison {
    @Override
    public boolean matches(ContextValue.Single value, Context context) {
      return texts.contains(value.text());
    }
  }

  /** One of these patterns: strings and ARNs. */
  record OneLike(List<TextPattern> patterns) implements Comparison {
    @Override
    public boolean matches(ContextValue.Single value, Context context) {
      return anyMatches(patterns, value.text(), context);
    }

    @Override
    public Stream<String> keys() {
      return patterns.stream().flatMap(TextPattern::keys);
    }
  }

  /** One of these patterns, which are in lower case. */
  record OneIgnoringCase(List<TextPattern> patterns) implements Comparison {
    @Override
    public boolean matches(ContextValue.Single value, Context context) {
      return anyMatches(patterns, value.text().toLowerCase(Locale.ROOT), context);
    }

    @Override
    public Stream<String> keys() {
      return patterns.stream().flatMap(TextPattern::keys);
    }
  }

  record OneNumber(Relation relation, List<BigDecimal> bounds) implements Comparison {
    @Override
    public boolean matches(ContextValue.Single value, Context context) {
      BigDecimal number = ContextReading.number(value);
      if (number == null) {
        return false;
      }
      for (BigDecimal bound : bounds) {
        if (relation.holds(number, bound)) {
          return true;
        }
      }
      return false;
    }
  }

  record OneDate(Relation relation, List<Instant> bounds) implements Comparison {
    @Override
    public boolean matches(ContextValue.Single value, Context context) {
      Instant moment = ContextReading.moment(value);
      if (moment == null) {
        return false;
      }
      for (Instant bound : bounds) {
        if (relation.holds(moment, bound)) {
          return true;
        }
      }
      return false;
    }
  }

  /** One of these contents; the request's value is in base64 too. */
  record OneBinary(Set<ByteBuffer> contents) implements Comparison {
    @Override
    public boolean matches(ContextValue.Single value, Context context) {
      return ContextReading.binary(value.text()).filter(contents::contains).isPresent();
    }
  }

  record OneBlock(List<Cidr> blocks) implements Comparison {
    @Override
    public boolean matches(ContextValue.Single value, Context context) {
      IpAddress address = ContextReading.address(value);
      if (address == null) {
        return false;
      }
      for (Cidr block : blocks) {
        if (block.contains(address)) {
          return true;
        }
      }
      return false;
    }
  }

  private static boolean anyMatches(List<TextPattern> patterns, String text, Context context) {
    for (TextPattern pattern : patterns) {
      if (pattern.matches(text, context)) {
        return true;
      }
    }
    return false;
  }
}
