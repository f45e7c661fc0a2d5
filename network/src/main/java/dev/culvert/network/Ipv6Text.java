package dev.culvert.network;

/** Reads (RFC 4291) and writes (RFC 5952) the text of IPv6 addresses. */
final class Ipv6Text {

  private static final int GROUPS = 8;

  private Ipv6Text() {}

  static Ipv6Address parse(String text) {
    int gap = text.indexOf("::");
    int[] groups = new int[GROUPS];
    if (gap < 0) {
      if (read(text, text, true, groups) != GROUPS) {
        throw malformed(text);
      }
      return pack(groups);
    }
    int before = read(text, text.substring(0, gap), false, groups);
    int[] tail = new int[GROUPS];
    int after = read(text, text.substring(gap + 2), true, tail);
    if (before + after >= GROUPS) {
      throw malformed(text);
    }
    System.arraycopy(tail, 0, groups, GROUPS - after, after);
    return pack(groups);
  }

  /** Reads colon-separated groups, at the end also an IPv4 address; returns how many. */
  private static int read(String whole, String part, boolean last, int[] groups) {
    if (part.isEmpty()) {
      return 0;
    }
    String[] texts = part.split(":", -1);
    int count = 0;
    for (int i = 0; i < texts.length; i++) {
      boolean dotted = i == texts.length - 1 && last && texts[i].indexOf('.') >= 0;
      if (count + (dotted ? 2 : 1) > GROUPS) {
        throw malformed(whole);
      }
      if (dotted) {
        int bits = embedded(whole, texts[i]).bits();
        groups[count++] = bits >>> 16;
        groups[count++] = bits & 0xffff;
      } else {
        groups[count++] = group(whole, texts[i]);
      }
    }
    return count;
  }

  private static Ipv4Address embedded(String whole, String text) {
    try {
      return Ipv4Address.parse(text);
    } catch (AddressFormatException e) {
      throw malformed(whole);
    }
  }

  private static int group(String whole, String text) {
    if (text.isEmpty() || text.length() > 4) {
      throw malformed(whole);
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        throw malformed(whole);
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private static AddressFormatException malformed(String text) {
    return new AddressFormatException("`" + text + "` is not an IPv6 address");
  }

  private static Ipv6Address pack(int[] groups) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < GROUPS / 2; i++) {
      high = high << 16 | groups[i];
      low = low << 16 | groups[i + GROUPS / 2];
    }
    return new Ipv6Address(high, low);
  }

  static String format(Ipv6Address address) {
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      long half = i < GROUPS / 2 ? address.high() : address.low();
      groups[i] = (int) (half >>> (48 - 16 * (i % (GROUPS / 2)))) & 0xffff;
    }
    int start = longestZeros(groups);
    int length = zerosAt(groups, start);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (length >= 2 && i == start) {
        text.append("::");
        i += length - 1;
      } else {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }

  /** Where the longest run of zero groups starts; the first of equally long ones. */
  private static int longestZeros(int[] groups) {
    int best = 0;
    for (int i = 1; i < GROUPS; i++) {
      if (zerosAt(groups, i) > zerosAt(groups, best)) {
        best = i;
      }
    }
    return best;
  }

  private static int zerosAt(int[] groups, int start) {
    int end = start;
    while (end < GROUPS && groups[end] == 0) {
      end++;
    }
    return end - start;
  }
}
