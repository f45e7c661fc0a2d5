package dev.culvert.wire.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.function.Predicate;

/**
 * Where an authority is kept. The certificate is written last: while it is missing, nobody can have
 * come to trust it, and an interrupted creation is simply done again.
 */
record AuthorityFiles(Path directory) {

  /** An authority's certificate and key. */
  record Stored(X509Certificate certificate, PrivateKey key) {}

  /** Makes what is not there yet. */
  interface Creation {
    Stored create() throws GeneralSecurityException;
  }

  private static final String KEY = "ca-key.pem";
  private static final String CERTIFICATE = "ca.pem";
  private static final String TRUST_STORE = "truststore.p12";
  private static final String LOCK = "ca.lock";

  Stored readOrCreate(Predicate<X509Certificate> outdated, Creation creation)
      throws IOException, GeneralSecurityException {
    Files.createDirectories(directory);
    // File locks hold between processes only; threads of this one wait for each other first.
    synchronized (AuthorityFiles.class) {
      try (FileChannel channel =
          FileChannel.open(
              directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock(); // until the channel is closed
        if (Files.exists(directory.resolve(CERTIFICATE))) {
          Stored found = read();
          if (!outdated.test(found.certificate())) {
            return found;
          }
        }
        Stored created = creation.create();
        write(created);
        return created;
      }
    }
  }

  private Stored read() throws IOException {
    try {
      X509Certificate certificate = Pem.readCertificate(Files.readString(path(CERTIFICATE)));
      PrivateKey key = Pem.readPrivateKey(Files.readString(path(KEY)));
      if (!Certificates.belongTogether(certificate, key)) {
        throw new GeneralSecurityException("the key is not the certificate's");
      }
      return new Stored(certificate, key);
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificate authority in " + directory + " is damaged", e);
    }
  }

  private void write(Stored stored) throws IOException, GeneralSecurityException {
    replace(KEY, "rw-------", Pem.privateKey(stored.key()).getBytes(StandardCharsets.US_ASCII));
    replace(TRUST_STORE, "rw-r--r--", trustStore(stored.certificate()));
    replace(
        CERTIFICATE,
        "rw-r--r--",
        Pem.certificate(stored.certificate()).getBytes(StandardCharsets.US_ASCII));
  }

  private void replace(String name, String permissions, byte[] content) throws IOException {
    Path fresh = path(name + ".new");
    Files.deleteIfExists(fresh);
    // Created with its final rights: a key that was readable for a moment has been read.
    var rights = PosixFilePermissions.fromString(permissions);
    Files.createFile(fresh, PosixFilePermissions.asFileAttribute(rights));
    Files.setPosixFilePermissions(fresh, rights);
    Files.write(fresh, content);
    Files.move(fresh, path(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path path(String name) {
    return directory.resolve(name);
  }

  static byte[] trustStore(X509Certificate certificate)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("culvert", certificate);
    var out = new ByteArrayOutputStream();
    store.store(out, TrustFiles.TRUST_STORE_PASSWORD.toCharArray());
    return out.toByteArray();
  }
}
