package dev.culvert.services.ec2.basis;

import dev.culvert.network.AddressFormatException;
import dev.culvert.network.Cidr;
import dev.culvert.network.IpAddress;
import dev.culvert.network.Ipv4Address;
import dev.culvert.shapes.ec2.AttributeBooleanValue;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads parameters of requests: what is absent, and what does not parse. */
public final class Given {
  private Given() {}

  public static <T> List<T> list(@Nullable List<T> value) {
    return value == null ? List.of() : value;
  }

  public static boolean flag(@Nullable Boolean value) {
    return value != null && value;
  }

  public static Optional<Boolean> attribute(@Nullable AttributeBooleanValue value) {
    return value == null ? Optional.empty() : Optional.ofNullable(value.value);
  }

  /** A text that is there and not empty: some clients send empty parameters. */
  public static Optional<String> text(@Nullable String value) {
    return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  public static String required(@Nullable String value, String parameter) {
    return text(value).orElseThrow(() -> Refusals.missing(parameter));
  }

  public static <T> T required(@Nullable T value, String parameter) {
    if (value == null) {
      throw Refusals.missing(parameter);
    }
    return value;
  }

  public static Cidr cidr(String text, String parameter) {
    try {
      return Cidr.parse(text);
    } catch (AddressFormatException e) {
      throw invalid(text, parameter, "This is not a valid CIDR block.");
    }
  }

  public static IpAddress address(String text, String parameter) {
    try {
      return IpAddress.parse(text);
    } catch (AddressFormatException e) {
      throw invalid(text, parameter, "This is not a valid IP address.");
    }
  }

  public static Ipv4Address ipv4(String text, String parameter) {
    try {
      return Ipv4Address.parse(text);
    } catch (AddressFormatException e) {
      throw new AwsException(
          "InvalidParameterValue",
          "Value (" + text + ") for parameter " + parameter + " is invalid. Invalid IPv4 address.");
    }
  }

  /** One of the values of an enumeration. */
  public static String oneOf(String value, String parameter, List<String> allowed) {
    if (!allowed.contains(value)) {
      throw invalid(value, parameter, "Expected one of: " + String.join(", ", allowed) + ".");
    }
    return value;
  }

  public static AwsException invalid(String value, String parameter, String why) {
    return new AwsException(
        "InvalidParameterValue",
        "Value (" + value + ") for parameter " + parameter + " is invalid. " + why);
  }
}
