/** What a table's stream tells of its changes. Read {@link StreamRecord} first. */
@NullMarked
package dev.culvert.items.stream;

import org.jspecify.annotations.NullMarked;
