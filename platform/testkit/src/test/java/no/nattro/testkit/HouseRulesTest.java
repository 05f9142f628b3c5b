package no.nattro.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

    static Stream<ArchRule> rules() {
        return Stream.of(HouseRules.transactions_are_short_and_in_one_place, HouseRules.time_comes_from_a_clock,
                HouseRules.fields_are_not_injected, HouseRules.names_are_the_domains_words,
                HouseRules.services_do_not_import_each_other,
                HouseRules.no_class_is_transactional_as_a_whole, HouseRules.no_call_leaves_from_a_transaction);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_class_that_breaks_a_rule_is_named(ArchRule rule) {
        assertThatThrownBy(() -> rule.check(new ClassFileImporter().importPackages("no.nattro.sample")))
                .isInstanceOf(AssertionError.class).hasMessageMatching("(?s).*Sample(Impl|Transactions).*");
    }
}
