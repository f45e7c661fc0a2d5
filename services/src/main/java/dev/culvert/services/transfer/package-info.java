/** Tables as files in buckets: exports and imports. Read {@link Exports} first. */
@NullMarked
package dev.culvert.services.transfer;

import org.jspecify.annotations.NullMarked;
