/**
 * AWS Signature Version 4: who signed a request, or why nobody did. Read {@link
 * dev.culvert.wire.sigv4.SignatureVerifier} first.
 *
 * <p>Source: <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create
 * a signed AWS API request</a>.
 */
@NullMarked
package dev.culvert.wire.sigv4;

import org.jspecify.annotations.NullMarked;
