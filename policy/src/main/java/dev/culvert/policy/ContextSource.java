package dev.culvert.policy;

/** Something that knows part of a request's condition keys. */
@FunctionalInterface
public interface ContextSource {
  void addTo(Context.Builder context);
}
