package no.nattro.gateway;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import no.nattro.testkit.HouseRules;

@AnalyzeClasses(packages = "no.nattro.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests house_rules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule packages_form_no_circle = slices().matching("no.nattro.gateway.(*)..").should()
            .beFreeOfCycles()
            .because(
                    "route knows file, shopper, limit, breaker and upstream, upstream knows breaker, all know problem, "
                            + "and nobody looks back");

    @ArchTest
    static final ArchRule shoppers_are_known_without_asking_anybody = noClasses().that()
            .resideInAPackage("..shopper..").should().dependOnClassesThat()
            .resideInAnyPackage("..upstream..", "reactor.netty..")
            .because("who a shopper is stands in the cookie, and costs no call");

    @ArchTest
    static final ArchRule nobody_waits = noClasses().that().doNotHaveSimpleName("WarmUp")
            .should().callMethodWhere(target(
                    nameMatching("block(First|Last|Optional)?")))
            .because("a few event loops serve everybody: one that waits stops a quarter of the shop");
}
