/**
 * The HTTP server: one port for origin-form, absolute-form, CONNECT and TLS. Read HttpServer first.
 */
@NullMarked
package dev.culvert.wire.http;

import org.jspecify.annotations.NullMarked;
