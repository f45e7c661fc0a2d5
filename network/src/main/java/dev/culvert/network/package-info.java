/** To be told. */
@NullMarked
package dev.culvert.network;

import org.jspecify.annotations.NullMarked;
