/** Backups of tables, and what is made of them. Read {@link Backup} first. */
@NullMarked
package dev.culvert.items.backup;

import org.jspecify.annotations.NullMarked;
