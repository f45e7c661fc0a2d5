package dev.culvert.services;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes the ids that AWS gives to things. */
public final class Ids {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final int HEX_DIGITS = 17;
  private static final int UNIQUE_ID_CHARACTERS = 16;
  private static final int SECRET_CHARACTERS = 40;
  private static final int JSON_REQUEST_ID_CHARACTERS = 52;

  private final RandomGenerator random;

  /**
   * @param random unpredictable where ids become keys; safe for many threads
   */
  public Ids(RandomGenerator random) {
    this.random = random;
  }

  /** An EC2 id such as {@code vpce-0a1b2c3d4e5f60718}: the prefix, a hyphen and 17 hex digits. */
  public String ec2(String prefix) {
    return prefix + "-0" + hex(HEX_DIGITS - 1);
  }

  /** Hex digits, lower case. */
  public String hex(int digits) {
    var bytes = new byte[(digits + 1) / 2];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes).substring(0, digits).toLowerCase(Locale.ROOT);
  }

  /** An IAM unique id or access key id: {@code AIDA}, {@code AROA}, {@code AKIA}, … and 16 more. */
  public String unique(String prefix) {
    return prefix + pick(BASE32, UNIQUE_ID_CHARACTERS);
  }

  /**
   * An access key id that tells its account, as AWS's do: the first 48 of the 80 bits behind the
   * prefix hold a 1, the account's number in 40 bits, and 7 more.
   *
   * @param prefix {@code AKIA} or {@code ASIA}
   */
  public String accessKey(String prefix, String account) {
    var first = (1L << 47) | (Long.parseLong(account) << 7) | random.nextInt(1 << 7);
    var id = new StringBuilder(prefix);
    var bits =
        BigInteger.valueOf(first)
            .shiftLeft(32)
            .or(BigInteger.valueOf(random.nextInt() & 0xffff_ffffL));
    for (var at = 75; at >= 0; at -= 5) {
      id.append(BASE32.charAt(bits.shiftRight(at).intValue() & 31));
    }
    return id.toString();
  }

  /** The account that an access key id tells; empty if it is none of ours. */
  public static Optional<String> accountOf(String accessKeyId) {
    if (!accessKeyId.matches("A[KS]IA[A-Z2-7]{16}")) {
      return Optional.empty();
    }
    var bits = BigInteger.ZERO;
    for (var character : accessKeyId.substring(4).toCharArray()) {
      bits = bits.shiftLeft(5).or(BigInteger.valueOf(BASE32.indexOf(character)));
    }
    var first = bits.shiftRight(32).longValue();
    return first >> 47 == 1
        ? Optional.of("%012d".formatted((first >> 7) & ((1L << 40) - 1)))
        : Optional.empty();
  }

  /** A secret access key. */
  public String secret() {
    return pick(BASE64, SECRET_CHARACTERS);
  }

  /** The request id of a JSON service. */
  public String jsonRequestId() {
    return pick(LETTERS_AND_DIGITS, JSON_REQUEST_ID_CHARACTERS);
  }

  /** A version 4 UUID: the request id of a query service, and much else. */
  public String uuid() {
    var text = hex(32).toCharArray();
    text[12] = '4';
    text[16] = "89ab".charAt(Character.digit(text[16], 16) & 3);
    var plain = new String(text);
    return String.join(
        "-",
        plain.substring(0, 8),
        plain.substring(8, 12),
        plain.substring(12, 16),
        plain.substring(16, 20),
        plain.substring(20));
  }

  private String pick(String alphabet, int characters) {
    var text = new char[characters];
    for (var i = 0; i < characters; i++) {
      text[i] = alphabet.charAt(random.nextInt(alphabet.length()));
    }
    return new String(text);
  }
}
