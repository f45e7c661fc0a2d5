/** To be told. */
@NullMarked
package dev.culvert.policy;

import org.jspecify.annotations.NullMarked;
