package dev.culvert.policy;

import dev.culvert.network.IpAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The condition keys of one request. Names are case-insensitive; a key that is not here is
 * <em>absent</em>, which policies can tell from every value.
 */
public final class Context implements ContextSource {
  public static final Context EMPTY = new Context(Map.of());

  /** Whom to ask as long as nobody has asked this. */
  private final List<ContextSource> sources;

  private volatile @Nullable Map<String, ContextValue> collected;

  private Context(Map<String, ContextValue> values) {
    this.sources = List.of();
    this.collected = values;
  }

  private Context(List<ContextSource> sources) {
    this.sources = sources;
  }

  /**
   * The keys that these sources know, of whom a later one goes before an earlier. They are put
   * together when a key is first asked for, which most policies never do.
   */
  public static Context of(ContextSource... sources) {
    return new Context(List.of(sources));
  }

  private Map<String, ContextValue> values() {
    Map<String, ContextValue> values = collected;
    if (values == null) {
      Builder builder = builder();
      sources.forEach(source -> source.addTo(builder));
      values = builder.values;
      collected = values;
    }
    return values;
  }

  @Override
  public void addTo(Builder context) {
    context.values.putAll(values());
  }

  public static Builder builder() {
    return new Builder();
  }

  /** What the key holds, or null when it is absent. */
  public @Nullable ContextValue value(String key) {
    return values().get(key.toLowerCase(Locale.ROOT));
  }

  public boolean has(String key) {
    return values().containsKey(key.toLowerCase(Locale.ROOT));
  }

  /** The names of all keys, in lower case. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(values().keySet());
  }

  /** For compiled statements, which keep their keys in lower case. */
  @Nullable ContextValue lowerCased(String key) {
    return values().get(key);
  }

  @Override
  public String toString() {
    return new TreeMap<>(values()).toString();
  }

  /** Collects keys; a later value for the same key replaces the earlier. */
  public static final class Builder {
    private final Map<String, ContextValue> values = new HashMap<>();

    private Builder() {}

    public Builder put(String key, ContextValue value) {
      values.put(key.toLowerCase(Locale.ROOT), value);
      return this;
    }

    public Builder put(String key, String value) {
      return put(key, new ContextValue.Text(value));
    }

    public Builder put(String key, boolean value) {
      return put(key, new ContextValue.Flag(value));
    }

    public Builder put(String key, long value) {
      return put(key, new ContextValue.Numeric(value));
    }

    public Builder put(String key, Instant value) {
      return put(key, new ContextValue.Moment(value));
    }

    public Builder put(String key, IpAddress value) {
      return put(key, new ContextValue.Address(value));
    }

    /** A key that can hold many values, such as {@code dynamodb:Attributes}. */
    public Builder put(String key, Collection<String> texts) {
      return put(
          key,
          new ContextValue.Several(
              texts.stream().<ContextValue.Single>map(ContextValue.Text::new).toList()));
    }

    /** All keys that one source knows. */
    public Builder with(ContextSource source) {
      source.addTo(this);
      return this;
    }

    public Context build() {
      return new Context(new HashMap<>(values));
    }
  }
}
