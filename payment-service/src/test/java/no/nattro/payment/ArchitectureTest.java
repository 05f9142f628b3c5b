package no.nattro.payment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import no.nattro.testkit.HouseRules;

@AnalyzeClasses(packages = "no.nattro.payment", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule packages_import_downwards = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("web").definedBy("..payment.web..")
            .layer("recovery").definedBy("..payment.recovery..")
            .layer("reconciliation").definedBy("..payment.reconciliation..")
            .layer("background").definedBy("..payment.background..")
            .layer("charging").definedBy("..payment.charging..")
            .layer("simulated bank").definedBy("..payment.bank.simulated..")
            .layer("bank").definedBy("..payment.bank")
            .layer("domain").definedBy("..payment.domain..")
            .whereLayer("web").mayNotBeAccessedByAnyLayer()
            .whereLayer("recovery").mayNotBeAccessedByAnyLayer()
            .whereLayer("reconciliation").mayNotBeAccessedByAnyLayer()
            .whereLayer("background").mayOnlyBeAccessedByLayers("recovery", "reconciliation")
            .whereLayer("simulated bank").mayNotBeAccessedByAnyLayer()
            .whereLayer("charging").mayOnlyBeAccessedByLayers("web", "recovery")
            .whereLayer("bank").mayOnlyBeAccessedByLayers("charging", "reconciliation", "simulated bank")
            .whereLayer("domain").mayOnlyBeAccessedByLayers("web", "recovery", "reconciliation",
                    "charging", "bank", "simulated bank")
            .because("who opens this service sees a payment first, and a real bank replaces one package");

    @ArchTest
    static final ArchRule the_domain_is_plain = classes().that().resideInAPackage("..payment.domain..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "jakarta.persistence..",
                    "org.jspecify..", "org.springframework.data..", "..payment.domain..")
            .because("Spring Data is there for the table of payments; nothing else of a framework is the domain's");

    @ArchTest
    static final ArchRule transactions_do_not_see_the_bank = noClasses().that()
            .haveSimpleNameEndingWith("Transactions").and().resideOutsideOfPackage("..payment.bank.simulated..")
            .should().dependOnClassesThat().resideInAPackage("..payment.bank..")
            .because("the bank is asked between two transactions and never in one");

    @ArchTest
    static final ArchRule the_banks_database_is_the_banks = noClasses().that()
            .resideOutsideOfPackage("..payment.bank.simulated..")
            .should().dependOnClassesThat()
            .resideInAnyPackage("javax.sql..", "org.springframework.jdbc..", "com.zaxxer..")
            .because("payments are reached through JPA alone, so that no transaction can span both databases");
}
