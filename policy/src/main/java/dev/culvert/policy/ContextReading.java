package dev.culvert.policy;

import dev.culvert.network.AddressFormatException;
import dev.culvert.network.IpAddress;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Context values as the type that an operator compares; null where a value is not of that type. */
final class ContextReading {
  private ContextReading() {}

  static @Nullable BigDecimal number(ContextValue.Single value) {
    return switch (value) {
      case ContextValue.Numeric numeric -> BigDecimal.valueOf(numeric.value());
      case ContextValue.Moment moment -> BigDecimal.valueOf(moment.value().getEpochSecond());
      case ContextValue.Text text -> decimal(text.text());
      case ContextValue.Flag _, ContextValue.Address _ -> null;
    };
  }

  static @Nullable Instant moment(ContextValue.Single value) {
    return switch (value) {
      case ContextValue.Moment moment -> moment.value();
      case ContextValue.Numeric numeric -> W3cDate.parse(numeric.text()).orElse(null);
      case ContextValue.Text text -> W3cDate.parse(text.text()).orElse(null);
      case ContextValue.Flag _, ContextValue.Address _ -> null;
    };
  }

  static @Nullable IpAddress address(ContextValue.Single value) {
    return switch (value) {
      case ContextValue.Address address -> address.value();
      case ContextValue.Text text -> addressOf(text.text());
      case ContextValue.Flag _, ContextValue.Numeric _, ContextValue.Moment _ -> null;
    };
  }

  static @Nullable BigDecimal decimal(String text) {
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  static Optional<ByteBuffer> binary(String base64) {
    try {
      return Optional.of(ByteBuffer.wrap(Base64.getDecoder().decode(base64)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static @Nullable IpAddress addressOf(String text) {
    try {
      return IpAddress.parse(text);
    } catch (AddressFormatException e) {
      return null;
    }
  }
}
