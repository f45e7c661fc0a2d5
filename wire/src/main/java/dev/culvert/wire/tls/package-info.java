/**
 * Certificates for the names of AWS, signed by an authority of this installation. Read {@link
 * dev.culvert.wire.tls.CertificateAuthority} first.
 */
@NullMarked
package dev.culvert.wire.tls;

import org.jspecify.annotations.NullMarked;
