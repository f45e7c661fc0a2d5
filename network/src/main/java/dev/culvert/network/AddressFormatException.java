package dev.culvert.network;

/** A text that is no address or CIDR block; the message quotes it and says what is wrong. */
public final class AddressFormatException extends IllegalArgumentException {

  AddressFormatException(String message) {
    super(message);
  }
}
