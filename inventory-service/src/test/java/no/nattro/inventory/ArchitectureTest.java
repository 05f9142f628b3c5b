package no.nattro.inventory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import no.nattro.testkit.HouseRules;

@AnalyzeClasses(packages = "no.nattro.inventory", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests house_rules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule packages_import_downwards = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("web").definedBy("..inventory.web..")
            .layer("warm-up").definedBy("..inventory.warmup..")
            .layer("reservation").definedBy("..inventory.reservation..")
            .layer("catalogue").definedBy("..inventory.catalogue..")
            .layer("domain").definedBy("..inventory.domain..")
            .whereLayer("web").mayNotBeAccessedByAnyLayer()
            .whereLayer("warm-up").mayNotBeAccessedByAnyLayer()
            .whereLayer("reservation").mayOnlyBeAccessedByLayers("web", "warm-up")
            .whereLayer("catalogue").mayOnlyBeAccessedByLayers("web")
            .because("what a reservation is must not depend on who asks for it");

    @ArchTest
    static final ArchRule the_domain_knows_java_and_persistence_only = classes()
            .that().resideInAPackage("..inventory.domain..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "jakarta.persistence..",
                    "jakarta.validation..", "org.jspecify.annotations..", "..inventory.domain..")
            .because("its rules are tried without starting anything");
}
