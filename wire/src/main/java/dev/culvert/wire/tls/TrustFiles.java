package dev.culvert.wire.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The files beside an authority's key that make clients trust it.
 *
 * @param directory the one given to {@link CertificateAuthority#open}
 */
public record TrustFiles(Path directory) {

  /** Java insists on one; it protects nothing, since the store holds no secret. */
  public static final String TRUST_STORE_PASSWORD = "changeit";

  /** Where the usual systems keep the authorities that they trust. */
  private static final List<Path> SYSTEM_BUNDLES =
      List.of(
          Path.of("/etc/ssl/certs/ca-certificates.crt"),
          Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
          Path.of("/etc/ssl/ca-bundle.pem"),
          Path.of("/etc/ssl/cert.pem"));

  /** The certificate alone, PEM: {@code AWS_CA_BUNDLE}, {@code NODE_EXTRA_CA_CERTS}. */
  public Path certificate() {
    return directory.resolve("ca.pem");
  }

  /** The certificate alone, PKCS #12: {@code -Djavax.net.ssl.trustStore}. */
  public Path trustStore() {
    return directory.resolve("truststore.p12");
  }

  /**
   * Writes the certificate together with those that the system trusts, for programs that take one
   * bundle in place of the system's.
   *
   * @return the file, {@code bundle.pem}; without the system's if it has none where they usually
   *     are
   */
  public Path writeBundle() throws IOException {
    StringBuilder bundle = new StringBuilder();
    for (Path system : SYSTEM_BUNDLES) {
      if (Files.isReadable(system)) {
        // Comments in such files may be in any encoding; certificates are ASCII.
        bundle.append(Files.readString(system, StandardCharsets.ISO_8859_1)).append('\n');
        break;
      }
    }
    bundle.append(Files.readString(certificate()));
    Path file = directory.resolve("bundle.pem");
    return Files.writeString(file, bundle, StandardCharsets.ISO_8859_1);
  }
}
