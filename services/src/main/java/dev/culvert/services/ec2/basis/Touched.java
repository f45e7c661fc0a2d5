package dev.culvert.services.ec2.basis;

import dev.culvert.policy.Context;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The resources that a request is about, for the policies that judge it. */
public final class Touched {
  private final List<Item> items = new ArrayList<>();
  private Context keys = Context.EMPTY;

  /** One resource; {@code *} for what is still to be made. */
  record Item(Kind kind, String id) {}

  private Touched() {}

  /** No resource in particular. */
  public static Touched nothing() {
    return new Touched();
  }

  /** Something new. */
  public static Touched a(Kind kind) {
    return nothing().and(kind, "*");
  }

  public static Touched the(Kind kind, @Nullable String id) {
    return nothing().and(kind, id);
  }

  public static Touched each(Kind kind, @Nullable List<String> ids) {
    return nothing().and(kind, ids);
  }

  /** Also this one, if it is named at all. */
  public Touched and(Kind kind, @Nullable String id) {
    if (id != null && !id.isEmpty()) {
      items.add(new Item(kind, id));
    }
    return this;
  }

  public Touched and(Kind kind, @Nullable List<String> ids) {
    Given.list(ids).forEach(id -> and(kind, id));
    return this;
  }

  /** Condition keys that the request itself gives. */
  public Touched with(Context given) {
    keys = given;
    return this;
  }

  Context keys() {
    return keys;
  }

  List<Item> items() {
    return items;
  }
}
