package dev.culvert.verification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The house of ARCHITECTURE.md, held. */
final class ArchitectureTest {
  private static final String ROOT = "dev.culvert.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.culvert");

  @Test
  void modulesImportOnlyWhatTheirArrowsSay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("network")
        .definedBy(ROOT + "network..")
        .layer("policy")
        .definedBy(ROOT + "policy..")
        .layer("items")
        .definedBy(ROOT + "items..")
        .layer("store")
        .definedBy(ROOT + "store.rocksdb..")
        .layer("wire")
        .definedBy(ROOT + "wire..")
        .layer("shapes")
        .definedBy(ROOT + "shapes..")
        .layer("services")
        .definedBy(ROOT + "services..")
        .layer("carriers")
        .definedBy(ROOT + "carriers..")
        .layer("server")
        .definedBy(ROOT + "server..")
        .whereLayer("network")
        .mayNotAccessAnyLayer()
        .whereLayer("policy")
        .mayOnlyAccessLayers("network")
        .whereLayer("items")
        .mayNotAccessAnyLayer()
        .whereLayer("store")
        .mayOnlyAccessLayers("items")
        .whereLayer("wire")
        .mayNotAccessAnyLayer()
        .whereLayer("shapes")
        .mayOnlyAccessLayers("wire", "items")
        .whereLayer("services")
        .mayOnlyAccessLayers("network", "policy", "items", "wire", "shapes")
        .whereLayer("carriers")
        .mayOnlyAccessLayers("network", "wire")
        .check(CLASSES);
  }

  @Test
  void theModelAndThePoliciesAndTheEngineDoNoInputOrOutput() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + "network..", ROOT + "policy..", ROOT + "items..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.net.http..", "java.nio.file..", "java.nio.channels..", "io.netty..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.File.*|java\\.util\\.Random|java\\.security\\.SecureRandom")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .check(CLASSES);
  }

  @Test
  void onlyTheStoreKnowsRocksDb() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "store.rocksdb..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.rocksdb..")
        .check(CLASSES);
  }

  @Test
  void nothingIsCalledAHelper() {
    classes()
        .that()
        .resideInAPackage("dev.culvert..")
        .and()
        .resideOutsideOfPackage(ROOT + "shapes..")
        .should()
        .haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl)")
        .check(CLASSES);
  }
}
