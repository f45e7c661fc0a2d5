package dev.culvert.services.audit;

import dev.culvert.wire.aws.Structure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Requests and responses as records tell them: no secrets, and of items nothing but keys. */
final class Told {
  private static final String HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";
  private static final int MAX_DEPTH = 8;
  private static final Set<String> SECRETS =
      Set.of("secretaccesskey", "sessiontoken", "webidentitytoken", "tokencode", "encodedmessage");

  /** Members of DynamoDB's requests that hold what is in items. */
  private static final Set<String> ITEM_CONTENTS =
      Set.of(
          "item",
          "items",
          "attributes",
          "attributeupdates",
          "expressionattributevalues",
          "expected",
          "keyconditions",
          "queryfilter",
          "scanfilter",
          "requestitems",
          "transactitems",
          "statement",
          "statements",
          "transactstatements",
          "parameters",
          "responses",
          "unprocesseditems",
          "unprocessedkeys",
          "itemcollectionmetrics",
          "records",
          "exclusivestartkey",
          "lastevaluatedkey");

  private Told() {}

  static Map<String, Object> of(Structure structure, boolean aboutItems) {
    return of(structure, aboutItems, 0);
  }

  private static Map<String, Object> of(Structure structure, boolean aboutItems, int depth) {
    var told = new LinkedHashMap<String, Object>();
    var members = structure.shape().members();
    for (var index = 0; index < members.size(); index++) {
      var member = members.get(index);
      var value = structure.get(index);
      var lower = member.name().toLowerCase(Locale.ROOT);
      if (value == null || (aboutItems && ITEM_CONTENTS.contains(lower))) {
        continue;
      }
      told.put(
          camel(member.name()),
          member.sensitive() || SECRETS.contains(lower) ? HIDDEN : value(value, aboutItems, depth));
    }
    return told;
  }

  private static Object value(@Nullable Object value, boolean aboutItems, int depth) {
    if (depth > MAX_DEPTH) {
      return "...";
    }
    return switch (value) {
      case Structure structure -> of(structure, aboutItems, depth + 1);
      case List<?> list -> {
        var told = new ArrayList<>(list.size());
        list.forEach(element -> told.add(value(element, aboutItems, depth + 1)));
        yield told;
      }
      case Map<?, ?> map -> {
        var told = new LinkedHashMap<String, Object>();
        map.forEach(
            (key, element) -> told.put(String.valueOf(key), value(element, aboutItems, depth + 1)));
        yield told;
      }
      case Boolean flag -> flag;
      case Number number -> number;
      case null, default -> String.valueOf(value);
    };
  }

  private static String camel(String name) {
    var capitals = 0;
    while (capitals < name.length() && Character.isUpperCase(name.charAt(capitals))) {
      capitals++;
    }
    var lowered = capitals <= 1 || capitals == name.length() ? capitals : capitals - 1;
    return name.substring(0, lowered).toLowerCase(Locale.ROOT) + name.substring(lowered);
  }
}
