package no.nattro.order;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import no.nattro.testkit.HouseRules;

@AnalyzeClasses(packages = "no.nattro.order", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule packages_import_downwards = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("web").definedBy("..order.web..")
            .layer("checkout").definedBy("..order.checkout..")
            .layer("neighbours").definedBy("..order.inventory..", "..order.payment..")
            .layer("domain").definedBy("..order.domain..")
            .whereLayer("web").mayNotBeAccessedByAnyLayer()
            .whereLayer("checkout").mayOnlyBeAccessedByLayers("web")
            .whereLayer("neighbours").mayOnlyBeAccessedByLayers("checkout")
            .because("the checkout can be read without knowing HTTP, and the domain without knowing anything");

    @ArchTest
    static final ArchRule the_domain_knows_no_framework = classes().that().resideInAPackage("..order.domain..")
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage("..order.domain..", "java..", "jakarta.persistence..", "org.jspecify..")
            .because("who opens it should see an order, not Spring");
}
