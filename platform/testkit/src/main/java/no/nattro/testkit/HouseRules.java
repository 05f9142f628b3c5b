package no.nattro.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Set;
import org.springframework.transaction.annotation.Transactional;

/** The rules that hold in every service. A service's own test adds the arrows between its packages. */
public final class HouseRules {

    private HouseRules() {}

    @ArchTest
    public static final ArchRule transactions_are_short_and_in_one_place = methods().that()
            .areAnnotatedWith(Transactional.class)
            .should().beDeclaredInClassesThat().haveSimpleNameEndingWith("Transactions")
            .because("a transaction around more than SQL would hold a connection across a remote call")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule no_class_is_transactional_as_a_whole = noClasses().that()
            .haveSimpleNameNotEndingWith("Transactions")
            .should().beAnnotatedWith(Transactional.class)
            .because("each transaction is asked for by name")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule no_call_leaves_from_a_transaction = noClasses().that()
            .haveSimpleNameEndingWith("Transactions")
            .should().dependOnClassesThat().resideInAnyPackage("no.nattro.platform.upstream..",
                    "org.springframework.web.client..", "org.apache.hc..", "java.net.http..")
            .because("no row lock or connection is ever held across a remote call")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule time_comes_from_a_clock = noClasses()
            .should().callMethod(Instant.class, "now").orShould().callMethod(LocalDateTime.class, "now")
            .orShould().callMethod(Clock.class, "systemUTC")
            .because("what reads the time by itself cannot be tested, and leases are the database's time");

    @ArchTest
    public static final ArchRule fields_are_not_injected = noFields()
            .should().beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould().beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .because("constructors say what a class needs, typed records what it is told");

    @ArchTest
    public static final ArchRule names_are_the_domains_words = noClasses().that().areTopLevelClasses()
            .should().haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|DTO|Dto)")
            .because("such a name says what a class is made of, not what it is");

    @ArchTest
    public static final ArchRule services_do_not_import_each_other = classes()
            .should(new OnlyTheirOwnService())
            .because("what two services share is an HTTP contract (meaning) or the starter (technique)");

    private static final Set<String> FOR_ALL = Set.of("platform", "postgres");

    private static final class OnlyTheirOwnService extends ArchCondition<JavaClass> {

        OnlyTheirOwnService() {
            super("use only their own service's classes and the platform's");
        }

        @Override
        public void check(JavaClass item, ConditionEvents events) {
            String own = service(item.getPackageName());
            item.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> dependency.getTargetClass().getPackageName().startsWith("no.nattro."))
                    .filter(dependency -> {
                        String other = service(dependency.getTargetClass().getPackageName());
                        return !other.equals(own) && !FOR_ALL.contains(other);
                    })
                    .forEach(dependency -> events.add(SimpleConditionEvent
                            .violated(item, dependency.getDescription())));
        }

        private static String service(String packageName) {
            return packageName.split("\\.")[2];
        }
    }
}
