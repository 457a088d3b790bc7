package dev.amana.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.amana.platform.personal.KeyEncryptionKey;
import dev.amana.platform.security.SecretFile;

/** The platform keeps the rules that it sets for others, and knows no context. */
@AnalyzeClasses(
        packages = {"dev.amana.platform", "dev.amana.published"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class PlatformArchitectureTest {
    @ArchTest
    static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule KNOWS_NO_CONTEXT = noClasses()
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("dev.amana..")
                    .and(JavaClass.Predicates.resideOutsideOfPackages("dev.amana.platform..", "dev.amana.published..")))
            .because("the platform has mechanisms only");

    /** Both kinds of key files are written the same careful way; that class alone may be shared across the cycle. */
    @ArchTest
    static final ArchRule HAS_NO_CYCLES = SlicesRuleDefinition.slices()
            .matching("dev.amana.platform.(*)..")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(KeyEncryptionKey.class, SecretFile.class);
}
