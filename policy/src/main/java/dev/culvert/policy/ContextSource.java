package dev.culvert.policy;

/** Something that knows part of a request's condition keys. */
public sealed interface ContextSource permits PrincipalKeys, RequestKeys, NetworkKeys, Context {
  void addTo(Context.Builder context);
}
