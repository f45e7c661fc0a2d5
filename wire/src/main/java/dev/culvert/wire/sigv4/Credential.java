package dev.culvert.wire.sigv4;

import org.jspecify.annotations.Nullable;

/**
 * The {@code Credential} of a signature.
 *
 * @param text as written, {@code key/date/region/service/terminator}
 */
record Credential(String text, String accessKeyId, CredentialScope scope) {

  /** Null if it has not five elements, or no key. */
  static @Nullable Credential parse(String text) {
    int key = text.indexOf('/');
    int date = text.indexOf('/', key + 1);
    int region = text.indexOf('/', date + 1);
    int service = text.indexOf('/', region + 1);
    boolean five =
        key > 0
            && date > key
            && region > date
            && service > region
            && text.indexOf('/', service + 1) < 0;
    if (!five) {
      return null;
    }
    return new Credential(
        text,
        text.substring(0, key),
        new CredentialScope(
            text.substring(key + 1, date),
            text.substring(date + 1, region),
            text.substring(region + 1, service),
            text.substring(service + 1)));
  }
}
