/**
 * What only the whole can show: architecture rules, and the product tried as its users try it. Read
 * {@link dev.culvert.verification.RunningCulvert} first.
 */
@NullMarked
package dev.culvert.verification;

import org.jspecify.annotations.NullMarked;
