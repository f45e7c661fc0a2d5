package dev.culvert.wire.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** X.509 version 3 certificates on P-256, laid out as RFC 5280 asks. */
final class Certificates {

  private static final byte[] ECDSA_WITH_SHA256 =
      Der.sequence(Der.objectIdentifier("1.2.840.10045.4.3.2"));
  private static final byte[] SERVER_AUTHENTICATION = Der.objectIdentifier("1.3.6.1.5.5.7.3.1");

  private static final byte[] LOOPBACK_4 = {127, 0, 0, 1};
  private static final byte[] LOOPBACK_4_NET = {127, 0, 0, 0, (byte) 255, 0, 0, 0};
  private static final byte[] LOOPBACK_6 = loopback6();
  private static final byte[] ALL_ONES_16 = allOnes(16);

  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private Certificates() {}

  static KeyPair newKeyPair(SecureRandom random) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    return generator.generateKeyPair();
  }

  /** A self-signed authority that may sign for {@link CertificateNames} and nothing else. */
  static X509Certificate authority(
      KeyPair keys, String commonName, Instant notBefore, Instant notAfter, SecureRandom random)
      throws GeneralSecurityException {
    byte[] name = distinguishedName(commonName);
    byte[] keyId = keyIdentifier(keys.getPublic());
    return signed(
        keys.getPrivate(),
        name,
        name,
        keys.getPublic(),
        notBefore,
        notAfter,
        random,
        critical("2.5.29.19", Der.sequence(Der.bool(true), Der.integer(BigInteger.ZERO))),
        critical("2.5.29.15", Der.bitString(1, (byte) 0b0000_0110)),
        critical("2.5.29.30", nameConstraints()),
        extension("2.5.29.14", Der.octetString(keyId)),
        extension("2.5.29.35", Der.sequence(Der.implicit(0, keyId))));
  }

  /** A server's certificate. The one of this machine names its loopback addresses as well. */
  static X509Certificate leaf(
      X509Certificate authority,
      PrivateKey authorityKey,
      PublicKey key,
      String name,
      Instant notBefore,
      Instant notAfter,
      SecureRandom random)
      throws GeneralSecurityException {
    return signed(
        authorityKey,
        authority.getSubjectX500Principal().getEncoded(),
        distinguishedName("Culvert endpoint"),
        key,
        notBefore,
        notAfter,
        random,
        critical("2.5.29.19", Der.sequence()),
        critical("2.5.29.15", Der.bitString(7, (byte) 0b1000_0000)),
        extension("2.5.29.37", Der.sequence(SERVER_AUTHENTICATION)),
        extension("2.5.29.17", Der.sequence(alternativeNames(name))),
        extension("2.5.29.14", Der.octetString(keyIdentifier(key))),
        extension(
            "2.5.29.35", Der.sequence(Der.implicit(0, keyIdentifier(authority.getPublicKey())))));
  }

  private static X509Certificate signed(
      PrivateKey signer,
      byte[] issuer,
      byte[] subject,
      PublicKey key,
      Instant notBefore,
      Instant notAfter,
      SecureRandom random,
      byte[]... extensions)
      throws GeneralSecurityException {
    byte[] version3 = Der.explicit(0, Der.integer(BigInteger.TWO));
    byte[] body =
        Der.sequence(
            version3,
            Der.integer(serialNumber(random)),
            ECDSA_WITH_SHA256,
            issuer,
            Der.sequence(Der.time(notBefore), Der.time(notAfter)),
            subject,
            key.getEncoded(),
            Der.explicit(3, Der.sequence(extensions)));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(signer, random);
    signature.update(body);
    byte[] certificate = Der.sequence(body, ECDSA_WITH_SHA256, Der.bitString(0, signature.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate));
  }

  /** Whether the certificate's public key verifies what the private key signs. */
  static boolean belongTogether(X509Certificate certificate, PrivateKey key)
      throws GeneralSecurityException {
    byte[] anything = certificate.getSignature();
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key);
    signature.update(anything);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update(anything);
    return signature.verify(signed);
  }

  /** Positive, never zero, 127 random bits. */
  private static BigInteger serialNumber(SecureRandom random) {
    return new BigInteger(126, random).setBit(126);
  }

  private static byte[] distinguishedName(String commonName) {
    return Der.sequence(
        Der.set(Der.sequence(Der.objectIdentifier("2.5.4.10"), Der.utf8("Culvert"))),
        Der.set(Der.sequence(Der.objectIdentifier("2.5.4.3"), Der.utf8(commonName))));
  }

  /** RFC 7093 method 1: the leftmost 160 bits of the SHA-256 of the key. */
  private static byte[] keyIdentifier(PublicKey key) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
    return Arrays.copyOf(digest, 20);
  }

  private static byte[] nameConstraints() {
    List<byte[]> subtrees = new ArrayList<>();
    for (String domain : CertificateNames.DOMAINS) {
      subtrees.add(Der.sequence(Der.implicit(DNS_NAME, Der.ascii(domain))));
    }
    subtrees.add(Der.sequence(Der.implicit(IP_ADDRESS, LOOPBACK_4_NET)));
    byte[] only6 = Arrays.copyOf(LOOPBACK_6, 32);
    System.arraycopy(ALL_ONES_16, 0, only6, 16, 16);
    subtrees.add(Der.sequence(Der.implicit(IP_ADDRESS, only6)));
    return Der.sequence(Der.explicit(0, subtrees.toArray(byte[][]::new)));
  }

  private static byte[][] alternativeNames(String name) {
    byte[] dnsName = Der.implicit(DNS_NAME, Der.ascii(name));
    if (!name.equals(CertificateNames.THIS_MACHINE)) {
      return new byte[][] {dnsName};
    }
    return new byte[][] {
      dnsName, Der.implicit(IP_ADDRESS, LOOPBACK_4), Der.implicit(IP_ADDRESS, LOOPBACK_6)
    };
  }

  private static byte[] critical(String identifier, byte[] value) {
    return Der.sequence(Der.objectIdentifier(identifier), Der.bool(true), Der.octetString(value));
  }

  private static byte[] extension(String identifier, byte[] value) {
    return Der.sequence(Der.objectIdentifier(identifier), Der.octetString(value));
  }

  private static byte[] loopback6() {
    byte[] address = new byte[16];
    address[15] = 1;
    return address;
  }

  private static byte[] allOnes(int length) {
    byte[] mask = new byte[length];
    Arrays.fill(mask, (byte) 0xff);
    return mask;
  }
}
