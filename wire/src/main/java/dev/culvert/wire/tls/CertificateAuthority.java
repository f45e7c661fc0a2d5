package dev.culvert.wire.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The certificate authority of one installation. Clients that are told to trust {@link
 * #certificatePem} accept this server under the names of AWS.
 *
 * <p>It signs for names under {@code amazonaws.com}, {@code api.aws}, their Chinese counterparts
 * and {@code localhost}, and for no other; its own certificate is constrained to them as well.
 */
public final class CertificateAuthority {

  private static final Duration AUTHORITY_LASTS = Duration.ofDays(3653);
  private static final Duration LEAF_LASTS = Duration.ofDays(365);

  /** A certificate is replaced this long before its end. */
  private static final Duration RENEWAL = Duration.ofDays(30);

  /** How far a client's clock may be behind. */
  private static final Duration SLACK = Duration.ofDays(1);

  /** Tables of many accounts have one name each; the least recently used make room. */
  private static final int MOST_LEAVES = 1_000;

  private final X509Certificate certificate;
  private final PrivateKey key;
  private final KeyPair leafKeys;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Map<String, X509Certificate> leaves =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, X509Certificate> eldest) {
          return size() > MOST_LEAVES;
        }
      };

  private CertificateAuthority(
      X509Certificate certificate, PrivateKey key, InstantSource clock, SecureRandom random)
      throws GeneralSecurityException {
    this.certificate = certificate;
    this.key = key;
    this.clock = clock;
    this.random = random;
    this.leafKeys = Certificates.newKeyPair(random);
  }

  /**
   * Opens the authority kept in a directory; makes it there on first use, and anew when it is about
   * to expire. Several processes may do so at once and get the same one.
   *
   * @throws IOException if the directory cannot be written, or what is there is damaged: it is
   *     never silently replaced
   */
  public static CertificateAuthority open(Path directory, InstantSource clock, SecureRandom random)
      throws IOException {
    try {
      AuthorityFiles.Stored stored =
          new AuthorityFiles(directory)
              .readOrCreate(
                  found -> expiresSoon(found, clock.instant()), () -> create(clock, random));
      return new CertificateAuthority(stored.certificate(), stored.key(), clock, random);
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot use the certificate authority in " + directory, e);
    }
  }

  /** An authority that is gone with the process. */
  public static CertificateAuthority inMemory(InstantSource clock, SecureRandom random) {
    try {
      AuthorityFiles.Stored created = create(clock, random);
      return new CertificateAuthority(created.certificate(), created.key(), clock, random);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot make P-256 certificates", e);
    }
  }

  private static AuthorityFiles.Stored create(InstantSource clock, SecureRandom random)
      throws GeneralSecurityException {
    KeyPair keys = Certificates.newKeyPair(random);
    Instant now = clock.instant();
    // Two authorities of one machine must not share a name: clients look issuers up by name.
    String name = "Culvert authority %08x".formatted(random.nextInt());
    return new AuthorityFiles.Stored(
        Certificates.authority(keys, name, now.minus(SLACK), now.plus(AUTHORITY_LASTS), random),
        keys.getPrivate());
  }

  private static boolean expiresSoon(X509Certificate certificate, Instant now) {
    return now.plus(RENEWAL).isAfter(certificate.getNotAfter().toInstant());
  }

  /** Whether certificates are made for this name; address literals are not names. */
  public static boolean signsFor(String name) {
    return CertificateNames.permitted(name);
  }

  public X509Certificate certificate() {
    return certificate;
  }

  /** What {@code AWS_CA_BUNDLE} and {@code NODE_EXTRA_CA_CERTS} want in a file. */
  public String certificatePem() {
    return Pem.certificate(certificate);
  }

  /** The server side of TLS connections, certificates chosen by the name that the client asks. */
  public ServerTls serverTls() {
    return ServerTls.of(this);
  }

  /** The key of all leaf certificates of this process. */
  PrivateKey leafKey() {
    return leafKeys.getPrivate();
  }

  /**
   * The certificate chain for a name.
   *
   * @throws IllegalArgumentException if {@link #signsFor} says no
   */
  X509Certificate[] chain(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!signsFor(lower)) {
      throw new IllegalArgumentException("no certificates are made for `" + name + "`");
    }
    return new X509Certificate[] {leaf(lower), certificate};
  }

  private X509Certificate leaf(String name) {
    Instant now = clock.instant();
    synchronized (leaves) {
      X509Certificate known = leaves.get(name);
      if (known != null && !expiresSoon(known, now)) {
        return known;
      }
    }
    X509Certificate made = signedLeaf(name, now);
    synchronized (leaves) {
      leaves.put(name, made);
    }
    return made;
  }

  private X509Certificate signedLeaf(String name, Instant now) {
    Instant authorityEnds = certificate.getNotAfter().toInstant();
    Instant ends = now.plus(LEAF_LASTS);
    try {
      return Certificates.leaf(
          certificate,
          key,
          leafKeys.getPublic(),
          name,
          now.minus(SLACK),
          ends.isBefore(authorityEnds) ? ends : authorityEnds,
          random);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign a certificate for `" + name + "`", e);
    }
  }
}
