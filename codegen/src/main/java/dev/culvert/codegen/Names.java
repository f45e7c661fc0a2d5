package dev.culvert.codegen;

import java.util.Locale;
import java.util.Set;

/** Java names from AWS's. */
final class Names {
  /** Words of the language, and methods that every structure has. */
  private static final Set<String> TAKEN =
      Set.of(
          "abstract",
          "boolean",
          "break",
          "byte",
          "case",
          "catch",
          "char",
          "class",
          "const",
          "continue",
          "create",
          "default",
          "do",
          "double",
          "else",
          "enum",
          "equals",
          "extends",
          "final",
          "finally",
          "float",
          "for",
          "get",
          "goto",
          "hashCode",
          "if",
          "implements",
          "import",
          "instanceof",
          "int",
          "interface",
          "long",
          "native",
          "new",
          "notify",
          "package",
          "private",
          "protected",
          "public",
          "return",
          "set",
          "shape",
          "short",
          "static",
          "strictfp",
          "super",
          "switch",
          "synchronized",
          "this",
          "throw",
          "throws",
          "toString",
          "transient",
          "try",
          "void",
          "volatile",
          "wait",
          "while");

  private Names() {}

  /** {@code SSESpecification} → {@code sseSpecification}, {@code Return} → {@code returnValue}. */
  static String field(String member) {
    int capitals = 0;
    while (capitals < member.length() && Character.isUpperCase(member.charAt(capitals))) {
      capitals++;
    }
    boolean whole = capitals == member.length() || !Character.isLetter(member.charAt(capitals));
    int lowered = capitals <= 1 || whole ? capitals : capitals - 1;
    String field =
        member.substring(0, lowered).toLowerCase(Locale.ROOT) + member.substring(lowered);
    return TAKEN.contains(field) ? field + "Value" : field;
  }

  /** {@code UploadSSHPublicKey} → {@code UPLOAD_SSH_PUBLIC_KEY}. */
  static String constant(String name) {
    return String.join(
            "_", name.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z0-9]+", -1))
        .toUpperCase(Locale.ROOT);
  }

  /** {@code createVpc} → {@code CreateVpc}. */
  static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** A Java string literal. */
  static String literal(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
