/** The ordered transactional store that the engine runs on; read {@link Store} first. */
@NullMarked
package dev.culvert.items.store;

import org.jspecify.annotations.NullMarked;
