/**
 * IAM documents and the decision: read {@link dev.culvert.policy.Authorizer} first.
 *
 * <p>Pure: a document is text, a context is a value, and the answer to both is a {@link
 * dev.culvert.policy.Decision} that carries its reasons.
 */
@NullMarked
package dev.culvert.policy;

import org.jspecify.annotations.NullMarked;
