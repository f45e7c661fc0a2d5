/** Bytes on the wire: HTTP and TLS, signatures, the AWS protocols. It knows no service. */
@NullMarked
package dev.culvert.wire;

import org.jspecify.annotations.NullMarked;
