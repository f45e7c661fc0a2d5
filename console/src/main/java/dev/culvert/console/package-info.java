/**
 * The web page's files as they lie in the jar, and how they are served. Read {@link
 * dev.culvert.console.ConsoleFiles} first; the page itself is in {@code web/}.
 */
@NullMarked
package dev.culvert.console;

import org.jspecify.annotations.NullMarked;
